type Json = Record<string, unknown>

/** A question in ZEN's expression language, no on a missing fact as ours is; facts that are missing arrive as `null`. */
function leafExpression({ fact, operator, value }: Json): string {
  const name = String(fact)
  const literal = JSON.stringify(value)
  const known = (test: string) => `(${name} != null and ${test})`
  switch (operator) {
    case 'is':
      return known(`${name} == ${literal}`)
    case 'isNot':
      return known(`${name} != ${literal}`)
    case 'isAnyOf':
      return known(`${name} in ${literal}`)
    case 'isNoneOf':
      return known(`${name} not in ${literal}`)
    case 'atLeast':
      return known(`${name} >= ${literal}`)
    case 'below':
      return known(`${name} < ${literal}`)
    case 'within':
      return known(`${name} in [${(value as number[]).join('..')}]`)
    case 'hasAny':
    case 'mentions':
      return known(`some(${name}, # in ${literal})`)
    case 'hasAll':
      return known(`all(${literal}, # in ${name})`)
    case 'isPresent':
      return `${name} != null`
    case 'isMissing':
      return `${name} == null`
    default:
      throw new Error(`No such operator: ${String(operator)}`)
  }
}

function expression(condition: Json): string {
  const join = (parts: unknown, word: string) => `(${(parts as Json[]).map(expression).join(` ${word} `)})`
  if (condition.all !== undefined) return join(condition.all, 'and')
  if (condition.any !== undefined) return join(condition.any, 'or')
  if (condition.not !== undefined) return `not (${expression(condition.not as Json)})`
  return leafExpression(condition)
}

/** The same rules as a decision table of GoRules ZEN with the hit policy `first`: one row a rule, which gives its place. */
export function zenTable(rules: readonly Json[]): Json {
  const content = {
    hitPolicy: 'first',
    inputs: [{ id: 'when', name: 'when' }],
    outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
    rules: rules.map((rule, place) => ({
      _id: String(rule.id),
      when: expression(rule.when as Json),
      rule: String(place),
    })),
  }
  const at = { x: 0, y: 0 }
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: at },
      { id: 'table', name: 'table', type: 'decisionTableNode', content, position: at },
      { id: 'out', name: 'out', type: 'outputNode', position: at },
    ],
    edges: [
      { id: 'first', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'second', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  }
}
