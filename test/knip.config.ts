import type { KnipConfig } from 'knip';

/** What `npm run check` takes as used: everything that these files reach. */
const config: KnipConfig = {
  entry: [
    'functions/*/index.ts',
    // The commands of package.json and of the README.
    'infra/{run.mjs,app.ts,client.ts,console.ts,evaluate.ts,verify.ts,openapi.ts,ops.ts,preflight.ts,restore-drill.ts,cost.ts,smoke.ts,licences.ts}',
    'infra/local/start.ts',
    'infra/local/sample/build.ts',
    'test/run.ts',
    'test/{bench,soak}/run.ts',
    // Packed for those who call the API, who sign in one way or the other.
    'shared/client/{client-credentials,sigv4}.ts',
    'shared/client/cli/main.ts',
    // Loaded by the pages of the console, and by what builds it.
    'functions/console/app/{main.tsx,open/main.tsx,docs/main.ts}',
    'functions/console/vite.config.ts',
    // Started as a worker or as a process of its own, by the name of the file.
    'infra/local/lambda/worker.ts',
    'test/{e2e,infra/local-fixture}/serve.ts',
    // The code of the fixture's functions, named by their handlers.
    'test/infra/local-fixture/*.mjs',
    // Loaded by a test from a copy of the code, by its path.
    'test/field-products.ts',
    // Read by a test with the compiler's API (test/stored/shape.ts).
    'test/stored/types.ts',
  ],
  project: ['{functions,infra,shared,test}/**/*.{ts,tsx,mjs}'],
  // The command that deploys: `npx cdk`. Fonts and a list of characters, which are read as files.
  ignoreDependencies: ['aws-cdk', '@expo-google-fonts/noto-serif-sc', '@fontsource/lxgw-wenkai', 'opencc-js'],
  // Required of the machine, as the README says; `npm start` and `npm test` ask for it.
  ignoreBinaries: ['java'],
};

export default config;
