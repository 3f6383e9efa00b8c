import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startApi } from '../api-server.ts';

const run = promisify(execFile);
/** Schemathesis 4 or newer (https://schemathesis.io, `pip install schemathesis`). */
const NAMED = process.env['SCHEMATHESIS'];
const PROGRAM = NAMED ?? 'schemathesis';
/** One that was named has to be there. */
const isInstalled = NAMED !== undefined || (await run(PROGRAM, ['--version']).then(() => true, () => false));

/** All but whether what the schema allows is taken: that an end lies behind its start, or that a path is there, no schema says. */
const CHECKS = [
  'not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_headers_conformance', 'response_schema_conformance',
  'negative_data_rejection', 'missing_required_header', 'unsupported_method',
];
/**
 * Left out: what ends all the rest (somebody has to sign in from the first user on), never ends, goes out into the Internet, makes films, needs a language
 * model, or follows a protocol with statuses of its own.
 */
const LEFT_OUT = String.raw`^/(mcp$|api/(users|samples|jobs/events|videos/url|watched-folders|library/repair|uploads|videos/\{id\}/insights))`;

it.runIf(isInstalled)('holds what it describes, as Schemathesis asks it', { timeout: 300_000 }, async () => {
  await using api = await startApi();
  await api.index(await api.workplace.put('subtitles-mp4'));
  const asked = run(PROGRAM, [
    'run', `${api.url}/api/openapi.json`, '--checks', CHECKS.join(','), '--phases', 'coverage,fuzzing', '--max-examples', '10', '--seed', '1',
    '--exclude-path-regex', LEFT_OUT, '--suppress-health-check', 'all', '--request-timeout', '20', '--no-color',
  ], { cwd: api.workplace.folder, maxBuffer: 50_000_000 });
  const { stdout } = await asked.catch((error: unknown) => error as { readonly stdout: string });
  // As it prints where nothing is wrong; otherwise the report says what is.
  expect(stdout).toMatch(/(?<all>\d{4,}) generated, \k<all> passed/);
});
