declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  /** Shows a description. Its options are those of Swagger UI. */
  export default function SwaggerUI(options: object): unknown;
}
