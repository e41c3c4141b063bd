/**
 * The headers of every answer. Nothing is kept on the way, since most answers hold a case. A page loads nothing, runs nothing and
 * is shown in no other page, and its kind is not guessed.
 */
const common = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};

export const answerHeaders = {
  ...common,
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** The same for API Gateway's own answers. Its fixed values take no quotes; a list without sources means the same as 'none'. */
export const gatewayHeaders = {
  ...common,
  'content-security-policy': 'default-src; base-uri; form-action; frame-ancestors',
};
