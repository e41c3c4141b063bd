// The product in a process of its own, to be killed: `node serve.ts <data> <now>`; says where it listens.
import { startRuntime } from '../../infra/local/runtime.ts';

const [dataDir = '', now = ''] = process.argv.slice(2);
const { apiUrl, controlUrl } = await startRuntime({ dataDir, now: new Date(now) });
console.log(JSON.stringify({ apiUrl, controlUrl }));
