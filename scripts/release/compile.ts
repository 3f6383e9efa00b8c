import { readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { z } from 'zod';
import { root } from '../tools.mjs';

/**
 * Compiles the programs in `entries` and all that they reach into the folder `to`, one file for each, at the same place of
 * the tree: `packages/core/src/ids.ts` becomes `packages/core/src/ids.js`. So what finds a neighbour by `import.meta.url`
 * finds it there, too. Needed because Node strips no types below `node_modules`. Paths are from the root, with `/`.
 * Throws when a file names another one in a way that is not understood here.
 */
export const compile = async (entries: readonly string[], to: string): Promise<void> => {
  // Grows while it is walked.
  const reached = new Set(entries);
  for (const file of reached) {
    const target = join(to, compiledName(file));
    await mkdir(dirname(target), { recursive: true });
    if (compiledName(file) === file) await copyFile(join(root, file), target);
    else await writeFile(target, toJavaScript(file, await readFile(join(root, file), 'utf8'), (next) => reached.add(next)));
  }
};

/** One file as JavaScript, with its imports named as they are in the package; `reach` is called with each file of ours that it names. */
export const toJavaScript = (file: string, source: string, reach: (file: string) => void): string => {
  const { outputText } = ts.transpileModule(source, {
    fileName: file,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true, isolatedModules: true },
    transformers: { before: [renameImports((specifier) => renamed(file, specifier, reach))] },
  });
  const left = /['"`]\.{1,2}\/[^'"`\s]*\.ts['"`]/u.exec(outputText)?.[0];
  if (left !== undefined) throw new Error(`${file} names ${left} in a way that the release does not understand.`);
  return outputText;
};

const renameImports = (rename: (specifier: string) => string): ts.TransformerFactory<ts.SourceFile> => (context) => (source) => {
  const visit = (node: ts.Node): ts.Node =>
    isTypeOnly(node)
      ? node
      : ts.visitEachChild(
          node,
          (child) => (ts.isStringLiteral(child) && namesModule(node, child) ? context.factory.createStringLiteral(rename(child.text), true) : visit(child)),
          context,
        );
  return ts.visitEachChild(source, visit, context);
};

/** Such imports do not exist in JavaScript. */
const isTypeOnly = (node: ts.Node): boolean =>
  (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) || (ts.isExportDeclaration(node) && node.isTypeOnly);

/** `import … from`, `export … from`, `import(…)` and `new URL(…, import.meta.url)`. */
const namesModule = (node: ts.Node, child: ts.StringLiteral): boolean => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier === child;
  if (ts.isCallExpression(node)) return node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0] === child;
  return ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'URL' && node.arguments?.length === 2 && node.arguments[0] === child;
};

const renamed = (file: string, specifier: string, reach: (file: string) => void): string => {
  const target = specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : ownPackage(specifier);
  if (target === undefined) return specifier;
  reach(target);
  const way = posix.relative(posix.dirname(file), compiledName(target));
  return way.startsWith('.') ? way : `./${way}`;
};

const packageExports = z.object({ exports: z.record(z.string(), z.string()) });

/** The file behind `@frameseek/core` and the like; undefined for packages of others. */
const ownPackage = (specifier: string): string | undefined => {
  const [, name, inside] = /^@frameseek\/([^/]+)(\/.+)?$/u.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  const folder = `packages/${name}`;
  const { exports } = packageExports.parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')));
  const entry = exports[`.${inside ?? ''}`];
  if (entry === undefined) throw new Error(`${specifier} is not exported by ${folder}/package.json.`);
  return posix.join(folder, entry);
};

const compiledName = (file: string): string => file.replace(/\.ts$/u, '.js');
