/** A person to act as, for demonstrations and tests. */
export interface DemoPrincipal {
  /** Subject of the token. */
  personId: string;
  name: string;
  department: string;
  roles: string[];
}
