/** The other departments whose data, or whose use of it, an incident concerns. */
export function othersIn({
  grants,
  department,
}: {
  grants: readonly { other: string }[];
  department: string;
}): string[] {
  return [...new Set(grants.map(({ other }) => other))].filter((other) => other !== department);
}
