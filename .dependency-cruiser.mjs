/** No circles, type imports included: `npm run lint`. The arrows between packages are held by scripts/lint/arrows.ts. */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Move what both need into a file of its own; two files that import each other are read as one.',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    // Type imports count: a reader follows them, too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|\\.turbo|node_modules)(/|$)' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
