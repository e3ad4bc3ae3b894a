import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'
import { bringDemo } from './demo/bring-demo.ts'
import { liveCases } from './story/lived-cases.ts'
import { openStage } from './story/stage.ts'

/**
 * `npm run seed -- demo`: the demo campus with the cases of its last weeks. `npm run seed -- large --cases 2000`: the campus and as many
 * invented cases, each by real submissions and actions. Both write into the database in use: DATABASE_URL, or the embedded one.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string', default: '2000' } },
})
const [campus] = positionals
const cases = Number(values.cases)
if ((campus !== 'demo' && campus !== 'large') || !Number.isInteger(cases) || cases < 1) {
  console.error('npm run seed -- demo\nnpm run seed -- large [--cases 2000]')
  process.exit(2)
}

const given = readConfig()
const embedded = given.databaseUrl === undefined ? await startEmbedded({ folder: given.dataFolder }) : null
const config = embedded ? { ...given, migrationUrl: embedded.ownerUrl } : given
const url = config.databaseUrl ?? embedded?.url ?? ''
try {
  if (campus === 'demo') {
    const brought = await bringDemo(config, url)
    for (const line of brought?.refused ?? []) console.warn(line)
    const password = brought?.password
    console.log(
      brought === null
        ? '演示校园已经在了 · The demo campus is there already'
        : `演示校园已写入 · Demo campus written${password ? `; 密码 password ${password}` : ''}`,
    )
  } else {
    const stage = await openStage(config, url, new Date().toISOString())
    await liveCases(stage, cases, done => {
      if (done % 500 === 0) console.log(`${done} / ${cases}`)
    })
    console.log(`${cases} 件 cases`)
    await stage.house.close()
  }
} finally {
  await embedded?.stop()
}
