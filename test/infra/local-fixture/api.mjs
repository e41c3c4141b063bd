// Answers the API of the fixture: what it was asked, or trouble on request.
export async function handler(event) {
  switch (event.queryStringParameters?.make) {
    case 'error':
      throw new TypeError('broken');
    case 'malformed':
      return { body: 'no status' };
    case 'crash':
      process.exit(3);
      break;
    case 'slow':
      return await new Promise(() => setInterval(() => {}, 1000));
    case 'binary':
      return { statusCode: 200, headers: { 'content-type': 'image/png' }, body: 'AP8=', isBase64Encoded: true };
    case 'challenge':
      return {
        statusCode: 401,
        headers: { 'www-authenticate': 'Bearer' },
        multiValueHeaders: { 'set-cookie': ['a=1', 'b=2'] },
      };
  }
  return { statusCode: 200, body: JSON.stringify({ ...event, environment: Object.keys(process.env) }) };
}
