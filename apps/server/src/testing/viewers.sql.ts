export { peopleByName as viewersByName } from '../story/people.sql.ts'
