import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { root } from '../tools.mjs';

const packageFile = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
});
type PackageFile = z.infer<typeof packageFile>;

const NOTICE_FILE = /^(licen[cs]e|copying|notice|ofl)\b/iu;

/**
 * The licences of everything that the web app is made of, as one text: it is part of the package as it was built, and they
 * demand to go with it. What npm installs as a dependency brings its own.
 */
export const thirdPartyNotices = async (): Promise<string> => {
  // Grows while it is walked.
  const folders = new Set([join(root, 'apps', 'web')]);
  const notices: { readonly name: string; readonly text: string }[] = [];
  for (const folder of folders) {
    const description = packageFile.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
    for (const name of Object.keys(description.dependencies)) folders.add(findPackage(name, folder));
    if (!description.name.startsWith('@frameseek/')) notices.push({ name: description.name, text: await noticeOf(folder, description) });
  }
  return notices.sort((a, b) => a.name.localeCompare(b.name, 'en')).map(({ text }) => text).join(`\n${'-'.repeat(80)}\n\n`);
};

const noticeOf = async (folder: string, { name, version, license = 'see below' }: PackageFile): Promise<string> => {
  const files = (await readdir(folder)).filter((file) => NOTICE_FILE.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.trim()), ''].join('\n\n');
};

/** As Node finds it: in the `node_modules` of the folder that wants it, or of one above. */
const findPackage = (name: string, from: string): string => {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return place;
    if (folder === root) throw new Error(`${name} is not installed. Run npm install first.`);
  }
};
