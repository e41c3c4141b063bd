import 'swagger-ui-dist/swagger-ui.css';
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';

/** The file of the API's description, which the build names. */
declare const CONTRACT_FILE: string;

/** All operations, to be read and tried: they are called where this page comes from, and nowhere else. */
export async function showOperations(): Promise<void> {
  const root = location.pathname.replace(/\/docs\/?$/, '');
  const document = (await (await fetch(`${root}/console/${CONTRACT_FILE}`)).json()) as object;
  SwaggerUI({
    domNode: window.document.getElementById('operations'),
    spec: { ...document, servers: [{ url: root || '/' }] },
    docExpansion: 'none',
    deepLinking: true,
    filter: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    requestInterceptor: (request: { method: string; headers: Record<string, string> }) => {
      // As the client does: a command has a key of its own.
      if (request.method === 'POST') request.headers['Idempotency-Key'] ||= crypto.randomUUID();
      return request;
    },
  });
}
