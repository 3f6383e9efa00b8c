import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** A Python with what other tools read exports by: `opentimelineio`, `otio-cmx3600-adapter`, `otio-fcpx-xml-adapter`, `pysubs2`, `webvtt-py`. */
const NAMED = process.env['OTIO_PYTHON'];
const PYTHON = NAMED ?? 'python3';

/** Whether Python has all of these modules: tests that ask them are left out elsewhere. Rejects where the Python that was named lacks one. */
export const hasModules = (...names: readonly string[]): Promise<boolean> =>
  run(PYTHON, ['-c', `import ${names.join(', ')}`]).then(() => true, (error: unknown) => {
    if (NAMED !== undefined) throw error;
    return false;
  });

/** What a Python program prints as JSON. */
export const pythonJson = async (program: string, ...args: readonly string[]): Promise<unknown> =>
  JSON.parse((await run(PYTHON, ['-c', program, ...args])).stdout);
