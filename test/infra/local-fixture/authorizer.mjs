// Lets `Bearer allow-*` in, and `Bearer only-8` to the case 8; counts how often it was asked.
let asked = 0;
export async function handler({ methodArn, headers }) {
  const token = headers.Authorization ?? headers.authorization;
  asked += 1;
  if (token === 'Bearer unknown') throw new Error('Unauthorized');
  if (token === 'Bearer broken') throw new Error('the registry is gone');
  return {
    principalId: 'somebody',
    context: { asked, name: '示例' },
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Action: 'execute-api:Invoke',
          Effect: token === 'Bearer deny' ? 'Deny' : 'Allow',
          Resource: token === 'Bearer only-8' ? methodArn.replace(/\d+$/, '8') : methodArn,
        },
      ],
    },
  };
}
