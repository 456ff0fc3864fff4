import { parseArgs } from 'node:util'
import { round, type Outcome } from './glare'

/** `palier drill glare`: see GlareCommand, which starts this under Node. Built beside the pages and never among them. */
const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' }, polite: { type: 'string' } } })
const rounds = Number(values.rounds ?? 1_000)
const seed = Number(values.seed ?? 1)
const polite = values.polite === 'nobody' ? 'nobody' : 'candidate'

/** Twice the same chances: in a storm it must end well, in calm weather without a new connection. */
const outcomes: { storm: Outcome; calm: Outcome }[] = []
let toldAt = Date.now()
for (let i = 0; i < rounds; i++) {
  outcomes.push({ storm: await round(seed + i, { polite, calm: false }), calm: await round(seed + i, { polite, calm: true }) })
  if (Date.now() - toldAt < 1_000) continue
  toldAt = Date.now()
  console.error(`drill glare: rounds: ${i + 1} of ${rounds}`)
}

const failed = outcomes.flatMap(({ storm, calm }, i) => storm.converged && calm.converged && calm.generations === 0 ? [] : [seed + i])
for (const one of failed.slice(0, 10)) console.error(`drill glare: did not converge; again with --rounds 1 --seed ${one}`)
const times = outcomes.map(({ storm }) => storm.millis).sort((a, b) => a - b)
const sum = (of: Exclude<keyof Outcome, 'converged'>) => outcomes.reduce((all, { storm, calm }) => all + storm[of] + calm[of], 0)
console.log(JSON.stringify({
  rounds, converged: rounds - failed.length, glares: sum('glares'), messages: sum('sent'), lost: sum('lost'), repeated: sum('twice'), stale: sum('stale'),
  replacedInStorm: outcomes.reduce((all, { storm }) => all + storm.generations, 0), replacedInCalm: outcomes.reduce((all, { calm }) => all + calm.generations, 0),
  p50Millis: times[Math.floor(rounds * 0.5)], p99Millis: times[Math.floor(rounds * 0.99)], longestMillis: times.at(-1), seed,
}))
process.exitCode = failed.length > 0 ? 1 : 0
