/**
 * Runs the scripted server as a process, for tests in a browser and for trying things out by hand:
 * `node test/language/scripted-server-main.ts [port] [milliseconds between words]`. Prints the two settings that use it.
 */
import { plainReplies } from './plain-replies.ts';
import { startScriptedServer } from './scripted-server.ts';

const [port = process.env['PORT'] ?? '0', pieceMs] = process.argv.slice(2);
const server = await startScriptedServer(plainReplies(pieceMs === undefined ? undefined : Number(pieceMs)), Number(port));
for (const [name, value] of Object.entries(server.env)) console.log(`${name}=${value}`);

const stop = (): void => {
  Promise.resolve(server[Symbol.asyncDispose]()).catch((error: unknown) => console.error(error));
};
process.once('SIGINT', stop).once('SIGTERM', stop);
