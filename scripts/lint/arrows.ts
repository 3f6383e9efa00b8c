/**
 * Which part may import what: three rows, none sideways. The same picture is drawn in CONTRIBUTING.md; a new arrow
 * changes both, by a decision record.
 */
import type { Rule } from 'eslint';

/** Our own packages that each part may import. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  'packages/core': [],
  'packages/media': ['core'],
  'packages/models': ['core'],
  'packages/store': ['core'],
  'packages/engine': ['core'],
  'packages/runtime': ['core', 'engine', 'media', 'models', 'store'],
  'apps/api': ['core', 'runtime'],
  'apps/cli': ['core', 'runtime'],
  'apps/web': ['core'],
};

/** What runs in a browser too: nothing of Node, and of others only these. */
const ONLY: Readonly<Record<string, RegExp>> = { 'packages/core': /^(zod|uuid)(\/|$)/u };

interface Home {
  readonly what: RegExp;
  readonly files: RegExp;
}

/** What is imported in one place only, and that place. */
const HOMES: readonly Home[] = [
  { what: /^(node:)?child_process$/u, files: /^(packages\/(media\/|models\/src\/whisper-cpp|runtime\/src\/power\/read-power)|apps\/cli\/src\/serve\/)/u },
  { what: /^fluent-ffmpeg$/u, files: /^packages\/media\//u },
  { what: /^(onnxruntime-|@huggingface\/|whisper-node|tesseract\.js|@tesseract\.js-data\/)/u, files: /^packages\/models\//u },
  { what: /^(@lancedb\/|@qdrant\/|apache-arrow|(node:)?sqlite$)/u, files: /^packages\/store\//u },
  { what: /^(pino$|prom-client$|@opentelemetry\/)/u, files: /^packages\/runtime\//u },
  { what: /^(express|multer)$/u, files: /^apps\/api\//u },
  { what: /^(next|react|react-dom)(\/|$)/u, files: /^apps\/web\//u },
];

/** The sentence that says why `file` (from the root, with `/`) may not import `source`; undefined when it may. */
export const whyForbidden = (file: string, source: string): string | undefined => {
  const part = /^(?:packages|apps)\/[^/]+/u.exec(file)?.[0];
  if (part === undefined || source.startsWith('.')) return undefined;
  if (source.startsWith('@frameseek/')) return whyNotOurs(part, source);
  if (ONLY[part]?.test(source) === false) return `${part} runs in browsers too and imports only zod and uuid, not ${source}.`;
  const misplaced = HOMES.find(({ what, files }) => what.test(source) && !files.test(file));
  return misplaced && `${source} is imported only in files that match ${misplaced.files.source}.`;
};

const whyNotOurs = (part: string, source: string): string | undefined => {
  const [, name = '', inside] = source.split('/');
  if (inside !== undefined) return `Import @frameseek/${name} by its index, not ${source}.`;
  return OURS[part]?.includes(name) === true ? undefined : `${part} may not import ${source}.`;
};

/** The ESLint rule over every way of naming a module: import, export from, `import()`. */
export const arrows: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = context.filename.slice(context.cwd.length + 1).replaceAll('\\', '/');
    const check = (node: Rule.Node, source: unknown): void => {
      if (typeof source !== 'string') return;
      const why = whyForbidden(file, source);
      if (why !== undefined) context.report({ node, message: why });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined),
    };
  },
};
