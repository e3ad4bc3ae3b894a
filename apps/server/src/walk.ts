import { openStage } from './story/stage.ts'
import { withThrowaway } from './story/throwaway.ts'
import { Walk } from './walk/walk.ts'
import { WAYS } from './walk/ways.ts'

const ARCHIVE = '归档 · weeks later the windows are over and the clocks archive what is closed'

/**
 * Takes cases through every way there is, on a database of its own with a clock it moves itself, and prints each event. It ends with one
 * line of counts and 0, or with the first surprise and 1. With DATABASE_URL it uses that database, which must be empty.
 */
await withThrowaway(
  { url: process.env.DATABASE_URL, migrationUrl: process.env.DATABASE_MIGRATION_URL },
  async throwaway => {
    const stage = await openStage(throwaway.config, throwaway.url, WAYS[0]?.on ?? '2026-11-02T09:00:00+08:00')
    const walk = new Walk(stage, line => console.log(line))
    let title = ''
    try {
      for (const way of WAYS) {
        await walk.until(way.on)
        title = way.title
        console.log(`\n■ ${title}`)
        await way.tell(walk)
      }
      console.log(`\n■ ${ARCHIVE}`)
      await walk.until('2027-03-01T09:00:00+08:00')
      const counted = `${WAYS.length} 条路 ways · ${walk.cases} 件 cases · ${walk.events} 个事件 events`
      console.log(`\n✓ ${counted} · ${walk.refusals} 次拒绝 refusals, each as expected`)
    } catch (fault) {
      console.error(`\n${title}\n✗`, fault)
      process.exitCode = 1
    } finally {
      await stage.house.close()
    }
  },
)
