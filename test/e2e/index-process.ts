/** Indexes the files named after it in the library that the environment names, until it is done or killed; gives way, as `frameseek index` does. */
import { constants, setPriority } from 'node:os';
import { createRuntime, readConfig } from '@frameseek/runtime';

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
await using runtime = await createRuntime(readConfig(process.env));
const { signal } = new AbortController();
const { jobs } = await runtime.engine.add(process.argv.slice(2), { signal });
process.send?.('working');
const ended = await runtime.engine.finish(jobs.map(({ id }) => id), { signal, report: () => undefined });
process.exitCode = ended.every(({ state }) => state === 'done') ? 0 : 1;
