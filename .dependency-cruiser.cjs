// Which way imports run. Each rule says what to do instead; a broken one fails `npm run check`.
const test = '[.]test[.]tsx?$|/testing[-/]'
const steps = 'intake|dispatch|handling|callback|closure|supervision'
const server = '^apps/server/src/'
const composition = `${server}(main|app|compose|open-api|router|declared|health|worker)[.]ts$`
/** Whole programs beside the server: they put the same house together and tell cases through its procedures. */
const programs = `${server}((demo|story|walk|try)/|(walk|work|backup|restore|move-configuration|seed|try-cases|rotate-keys|audit-verify)[.]ts$)`
const doors =
  '^packages/[^/]+/(src/index[.]ts$|src/(fields|react|privacy|studio|texts)/index[.]ts$|src/react/category-fields[.]css$|content/)'
const library = names => `(^|/)node_modules/(${names})/`

const packages = [
  {
    name: 'packages-have-doors',
    comment:
      "From outside, import a package by its name: what it does not export is its own business. If it is needed, export it from the package's index.ts.",
    from: { pathNot: '^packages/' },
    to: { path: '^packages/', pathNot: doors },
  },
  {
    name: 'packages-have-doors-for-each-other',
    comment: 'One package uses another by its name alone: @zuoyeben/…, never a path into it.',
    from: { path: '^packages/([^/]+)/' },
    to: { path: '^packages/', pathNot: ['^packages/$1/', doors] },
  },
  {
    name: 'packages-know-no-app',
    comment:
      'A package says what is true whoever asks. Move what it needs down into the package, or pass it in as an argument.',
    from: { path: '^packages/' },
    to: { path: '^(apps|e2e|bench|attack|faults|migrations|scripts)/' },
  },
  {
    name: 'packages-are-pure',
    comment:
      'No file, network, clock or randomness in a package: pass what is needed as an argument. (Tests may read files.)',
    from: { path: '^packages/', pathNot: test },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'worktime-stands-alone',
    comment: 'worktime depends on nothing at all.',
    from: { path: '^packages/worktime/', pathNot: test },
    to: { pathNot: '^packages/worktime/' },
  },
  {
    name: 'lifecycle-knows-worktime-types',
    comment:
      'lifecycle depends on nothing but types of worktime: it says which clocks run, the server counts them. Use `import type`.',
    from: { path: '^packages/lifecycle/', pathNot: test },
    to: { pathNot: ['^packages/lifecycle/', '^packages/worktime/src/index[.]ts$'] },
  },
  {
    name: 'lifecycle-knows-worktime-types-only',
    comment: 'lifecycle says which clocks run, the server counts them. Use `import type`.',
    from: { path: '^packages/lifecycle/', pathNot: test },
    to: { path: '^packages/worktime/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'rules-stand-alone',
    comment: 'rules depends on json-rules-engine and on nothing else; what it must know arrives as facts.',
    from: { path: '^packages/rules/', pathNot: test },
    to: { pathNot: ['^packages/rules/', library('json-rules-engine')] },
  },
  {
    name: 'one-importer-of-the-rules-engine',
    comment:
      'json-rules-engine only in packages/rules/src/decide.ts: one shared engine mixes up decisions that overlap. Call decide().',
    from: { pathNot: ['^packages/rules/src/decide[.]ts$', '^bench/', test] },
    to: { path: library('json-rules-engine') },
  },
  {
    name: 'no-rules-engine-in-the-browser',
    comment:
      'A page tries and analyses rules by @zuoyeben/rules/studio; the plain door is the server’s and brings json-rules-engine.',
    from: { path: '^packages/rules/src/studio/index[.]ts$|^apps/(web|mini)/src/' },
    to: { path: library('json-rules-engine'), reachable: true },
  },
  {
    name: 'forms-stand-alone',
    comment: 'forms depends on its libraries alone.',
    from: { path: '^packages/forms/', pathNot: test },
    to: { path: '^packages/', pathNot: '^packages/forms/' },
  },
  {
    name: 'ajv-behind-the-door-of-the-server',
    comment: 'ajv only in packages/forms, behind checkAnswers(). Elsewhere use that, or the fields interpreter.',
    from: { pathNot: ['^packages/forms/', '^bench/', test] },
    to: { path: library('ajv|ajv-formats') },
  },
  {
    name: 'no-ajv-in-the-browser',
    comment:
      'ajv needs unsafe-eval, which the content policy forbids. What the browser needs of a form goes through @zuoyeben/forms/fields.',
    from: { path: '^packages/forms/src/(fields|react|privacy|texts)/index[.]ts$|^apps/(web|mini)/src/' },
    to: { path: library('ajv|ajv-formats|@rjsf/validator-ajv8'), reachable: true },
  },
  {
    name: 'no-react-in-the-interpreter',
    comment: 'The fields interpreter also runs in the mini-program and the kiosk: no React there.',
    from: { path: '^packages/forms/src/((fields|privacy|texts)/)?index[.]ts$' },
    to: { path: library('react|react-dom|@rjsf/[^/]+'), reachable: true },
  },
]

const migrations = [
  {
    name: 'migrations-import-kysely-alone',
    comment: 'A migration is frozen: it must not change when the code does. Write the SQL out; copy constants into it.',
    from: { path: '^migrations/', pathNot: test },
    to: { pathNot: library('kysely') },
  },
]

const appServer = [
  {
    name: 'steps-do-not-know-each-other',
    comment:
      'A step never imports another step: they meet in cases/. Move what both need there, or pass it through an event or a job.',
    from: { path: `${server}(${steps})/` },
    to: { path: `${server}(${steps})/`, pathNot: `${server}$1/` },
  },
  {
    name: 'nothing-below-knows-a-step',
    comment:
      'Only router.ts and app.ts know the steps. An arrow that points up becomes an argument, an event or a job.',
    from: {
      path: `${server}(access|audit|cases|clocks|configuration|db|directory|jobs|live|notices|attachments)/`,
      pathNot: test,
    },
    to: { path: `${server}(${steps})/` },
  },
  {
    name: 'the-edge-knows-no-case',
    comment:
      'edge/ judges requests by their outside: address, headers, length. What must know a person or a case belongs behind it, in a procedure.',
    from: { path: `${server}edge/`, pathNot: test },
    to: { path: ['^packages/', server], pathNot: [`${server}edge/`, `${server}errors[.]ts$`] },
  },
  {
    name: 'nothing-knows-the-composition',
    comment:
      'main.ts, compose.ts, app.ts and router.ts are put together from everything and imported by nothing but each other and the tests.',
    from: { path: server, pathNot: [composition, programs, test] },
    to: { path: composition },
  },
  {
    name: 'kysely-where-sql-is',
    comment:
      'Queries live in *.sql.ts, db/, access/ and migrations/. Call a function of the *.sql.ts next door; types may be imported with `import type`.',
    from: { path: '^(apps|packages|scripts)/', pathNot: ['[.]sql[.]ts$', `${server}(db|access)/`, test] },
    to: { path: library('kysely'), dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'pg-where-the-pool-is',
    comment:
      'Connections are opened in db/ alone (and live/, which listens; compose.ts hands them round). Take the Database or the transaction as an argument.',
    from: { path: '^(apps|packages|scripts)/', pathNot: [`${server}(db|live)/`, `${server}compose[.]ts$`, test] },
    to: { path: library('pg'), dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'one-writer-of-cases',
    comment:
      'A case changes in exactly one way: applyAction(). case-store.sql.ts is its hand and nobody else’s; reads are in case-reads.sql.ts.',
    from: { pathNot: [`${server}cases/apply-action[.]ts$`, `${server}cases/case-store[.a-z]*[.]test[.]ts$`] },
    to: { path: `${server}cases/case-store[.]sql[.]ts$`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'sql-knows-no-surface',
    comment:
      'A *.sql.ts turns arguments into rows. It knows db/, the access condition and types; no procedures, no actions, no jobs.',
    from: { path: '[.]sql[.]ts$' },
    to: {
      path: [
        `${server}.*[.](router|job)[.]ts$`,
        `${server}(trpc|config)[.]ts$`,
        `${server}cases/apply-action[.]ts$`,
        library('@trpc/[^/]+|fastify'),
      ],
    },
  },
  {
    name: 'the-ground-stands-on-libraries',
    comment:
      'db/, the queue, config.ts and the key ring carry everything else: they import outside libraries and themselves only.',
    from: {
      path: [`${server}db/`, `${server}jobs/queue[.]ts$`, `${server}(config[-a-z]*|key-ring|handover-key)[.]ts$`],
      pathNot: test,
    },
    to: {
      path: ['^packages/', server],
      pathNot: [`${server}db/`, `${server}jobs/`, `${server}(config[-a-z]*|key-ring|handover-key)[.]ts$`],
    },
  },
  {
    name: 'configuration-by-its-read-door',
    comment:
      'Ask configuration/effective.ts what is in force for a unit at a moment; drafts and releases are the studio’s own.',
    from: { path: `${server}(${steps}|access|cases|clocks|directory|notices|attachments|live|audit)/`, pathNot: test },
    to: { path: `${server}configuration/`, pathNot: `${server}configuration/effective[^/]*[.]ts$` },
  },
  {
    name: 'directory-by-its-read-door',
    comment: 'Ask directory/read.ts who is who; changing people and appointments is the directory’s own.',
    from: {
      path: `${server}(${steps}|access|cases|clocks|configuration|notices|attachments|live|audit)/`,
      pathNot: test,
    },
    to: { path: `${server}directory/`, pathNot: `${server}directory/read[^/]*[.]ts$` },
  },
  {
    name: 'notices-through-jobs',
    comment:
      'Nothing sends a notice itself: a committed event enqueues the job that does, or a rolled-back action would have told people.',
    from: { path: server, pathNot: [`${server}notices/`, composition, programs, test] },
    to: { path: `${server}notices/` },
  },
  {
    name: 'trpc-at-the-surface',
    comment:
      'A procedure is made with one of the doors of trpc.ts (forAnybody, forPeople, forStaff); a verb takes arguments and returns a result or a refusal.',
    from: {
      path: server,
      pathNot: [`${server}(errors|trpc)[.]ts$`, composition, test],
    },
    to: { path: library('@trpc/[^/]+'), dependencyTypesNot: ['type-only'] },
  },
]

const pages = [
  {
    name: 'pages-know-the-router-type-alone',
    comment: "Of the server a page knows `import type { AppRouter } from '@zuoyeben/server/router'` and nothing else.",
    from: { path: '^apps/(web|mini)/' },
    to: { path: '^apps/server/', pathNot: '^apps/server/src/router[.]ts$' },
  },
  {
    name: 'pages-know-the-router-as-a-type',
    comment: 'Write `import type`: as a value it would bring the whole server into the page.',
    from: { path: '^apps/(web|mini)/' },
    to: { path: '^apps/server/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'server-knows-no-page',
    comment: 'The server does not know what it is shown on.',
    from: { path: '^apps/server/' },
    to: { path: '^apps/(web|mini)/' },
  },
  {
    name: 'pages-take-forms-by-fields-and-react',
    comment:
      'In a page use @zuoyeben/forms/fields or @zuoyeben/forms/react; the plain door is the server’s and brings ajv.',
    from: { path: '^apps/(web|mini)/', pathNot: test },
    to: { path: '^packages/forms/src/index[.]ts$' },
  },
  {
    name: 'ui-knows-nothing-of-cases',
    comment:
      'ui/ is parts any page could use. Pass texts and values in; what knows a case lives in the folder of its step.',
    from: { path: '^apps/web/src/ui/', pathNot: test },
    to: {
      path: [
        '^packages/lifecycle/',
        '^packages/rules/',
        '^apps/server/',
        '^apps/web/src/(?!ui/|words/word[.]ts$)[^/]+/',
        '^apps/web/src/trpc[.]ts$',
      ],
    },
  },
  {
    name: 'no-antd-for-submitters',
    comment: 'The pages of submitters load in a moment on a phone: ui/light instead of antd (338 kB).',
    from: { path: '^apps/web/src/entry/' },
    to: { path: library('antd|@ant-design/[^/]+'), reachable: true },
  },
]

const everywhere = [
  {
    name: 'no-cycles',
    comment: 'Two files that import each other are one file, or have a third one in them (types count too).',
    from: {},
    to: { circular: true },
  },
  {
    name: 'found',
    comment: 'An import that leads nowhere.',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
  {
    name: 'declared',
    comment: "Every library is in the package.json of the workspace that imports it (tests may use the root's).",
    from: { path: '^(apps|packages|migrations)/[^/]+/src/', pathNot: test },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'tests-are-leaves',
    comment: 'Nothing imports a test. What two tests share lives in a file of its own.',
    from: {},
    to: { path: '[.]test[.]tsx?$' },
  },
  {
    name: 'testing-is-for-tests',
    comment: 'testing/ starts databases and invents people: for tests, benches and scripts alone.',
    from: { path: '^(apps|packages|migrations)/', pathNot: test },
    to: { path: '^(apps|packages)/.*/testing/' },
  },
]

module.exports = {
  forbidden: [...packages, ...migrations, ...appServer, ...pages, ...everywhere].map(rule => ({
    severity: 'error',
    ...rule,
  })),
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/[.]cache|content)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
}
