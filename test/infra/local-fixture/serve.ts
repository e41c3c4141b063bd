// Runs the fixture in a process of its own, to be killed: `node serve.ts <assembly> <data>`; says where it listens.
import { startRuntime } from '../../../infra/local/runtime.ts';

const [assembly = '', dataDir = ''] = process.argv.slice(2);
const { apiUrl, controlUrl, gatewayUrl, operator } = await startRuntime({ assembly, dataDir });
const { accessKeyId, secretAccessKey } = operator;
console.log(JSON.stringify({ apiUrl, controlUrl, gatewayUrl, operator: { accessKeyId, secretAccessKey } }));
