/** Tells one execution environment from another. */
const environment = crypto.randomUUID();

// Calls AWS as it is told, with the SDK and its own role: what a test wants to see allowed or refused.
export async function handler({ client, command, input, presign }) {
  if (!client) return { environment };
  const sdk = await import(`@aws-sdk/client-${client}`);
  const Client = sdk[Object.keys(sdk).find((name) => name.endsWith('Client') && !name.startsWith('__'))];
  const aws = new Client({ maxAttempts: 1 });
  try {
    if (presign) {
      const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
      return { output: await getSignedUrl(aws, new sdk[`${command}Command`](input), { expiresIn: presign }) };
    }
    const { Body, $metadata: _, ...output } = await aws.send(new sdk[`${command}Command`](input));
    return { output: Body ? await Body.transformToString() : output };
  } catch (error) {
    return { error: error.name, message: error.message };
  }
}
