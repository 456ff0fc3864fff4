/** As much of OpenAPI 3.1 as Palier's contract uses. */
export interface Schema {
  $ref?: string
  type?: string
  format?: string
  description?: string
  enum?: string[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: boolean | Schema
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  maxProperties?: number
}
export interface Media { schema?: Schema }
export interface Parameter { name: string; in: string; required?: boolean; description?: string; schema?: Schema }
export interface Body { required?: boolean; content?: Record<string, Media> }
export interface Reply { description: string; content?: Record<string, Media> }
interface Ref { $ref: string }

export interface Contract {
  info: { title: string; version: string; summary?: string; description?: string }
  tags?: { name: string; description?: string }[]
  paths: Record<string, Record<string, {
    operationId: string; tags?: string[]; summary?: string; description?: string; parameters?: (Parameter | Ref)[]; requestBody?: Body | Ref; responses: Record<string, Reply | Ref>
  }>>
  components: { schemas: Record<string, Schema> } & Record<string, Record<string, unknown>>
}

/** One operation with everything it refers to in its place, schemas excepted: those have their own section. */
export interface Operation {
  id: string
  method: string
  path: string
  tag: string
  summary: string
  description: string
  parameters: Parameter[]
  body: { type: string; schema: Schema } | undefined
  replies: { status: string; description: string; type: string | undefined; schema: Schema | undefined }[]
}

const methods = ['get', 'put', 'post', 'delete', 'patch']

/** Every operation in the order of the contract. */
export function operations(contract: Contract): Operation[] {
  return Object.entries(contract.paths).flatMap(([path, item]) => methods.filter(method => item[method]).map(method => {
    const operation = item[method]!
    const body = operation.requestBody && resolved<Body>(contract, operation.requestBody)
    return {
      id: operation.operationId, method: method.toUpperCase(), path, tag: operation.tags?.[0] ?? '',
      summary: operation.summary ?? '', description: operation.description ?? '',
      parameters: (operation.parameters ?? []).map(parameter => resolved<Parameter>(contract, parameter)),
      body: media(body?.content) as Operation['body'],
      replies: Object.entries(operation.responses).map(([status, reply]) => {
        const { description, content } = resolved<Reply>(contract, reply)
        const sent = media(content)
        return { status, description, type: sent?.type, schema: sent?.schema }
      }),
    }
  }))
}

/** Follows a reference inside the contract; what is no reference is given back. */
export function resolved<T>(contract: Contract, value: T | Ref): T {
  if (typeof value !== 'object' || value === null || !('$ref' in value)) return value as T
  const target = value.$ref.replace(/^#\//, '').split('/')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name.replaceAll('~1', '/').replaceAll('~0', '~')], contract)
  if (target === undefined) throw new Error(`the contract holds no ${value.$ref}`)
  return target as T
}

function media(content: Record<string, Media> | undefined): { type: string; schema: Schema | undefined } | undefined {
  const first = Object.entries(content ?? {})[0]
  return first && { type: first[0], schema: first[1].schema }
}

/** The name a reference to a schema ends with. */
export const schemaName = (ref: string): string | undefined => /^#\/components\/schemas\/([^/]+)$/.exec(ref)?.[1]

/** A line of a schema's table: a property, with those of nested objects below it. */
export interface Property { path: string; depth: number; required: boolean; schema: Schema }

const DEEPEST = 6

/** The properties of an object schema, nested ones in place; a reference is not followed, its schema stands elsewhere. */
export function properties(schema: Schema, depth = 0, path = ''): Property[] {
  if (depth > DEEPEST) return []
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const here = path === '' ? name : `${path}.${name}`
    return [{ path: here, depth, required: schema.required?.includes(name) ?? false, schema: property }, ...below(property, depth + 1, here)]
  })
}

function below(schema: Schema, depth: number, path: string): Property[] {
  if (schema.$ref) return []
  if (schema.properties) return properties(schema, depth, path)
  if (schema.items) return below(schema.items, depth, `${path}[]`)
  return typeof schema.additionalProperties === 'object' ? below(schema.additionalProperties, depth, `${path}{}`) : []
}

/** What a value is, in pieces: plain words of the reader's language, and names of schemas to link to. */
export type TypePiece = { word: 'list' | 'map' | 'text' | 'integer' | 'number' | 'truth' | 'object' | 'any' } | { schema: string } | { literal: string }

export function typeOf(schema: Schema): TypePiece[] {
  if (schema.$ref) return [{ schema: schemaName(schema.$ref) ?? schema.$ref }]
  if (schema.const !== undefined) return [{ literal: JSON.stringify(schema.const) }]
  if (schema.enum) return schema.enum.map(literal => ({ literal }))
  switch (schema.type) {
    case 'array': return [{ word: 'list' }, ...typeOf(schema.items ?? {})]
    case 'object': return typeof schema.additionalProperties === 'object' ? [{ word: 'map' }, ...typeOf(schema.additionalProperties)] : [{ word: 'object' }]
    case 'string': return [{ word: 'text' }, ...(schema.format ? [{ literal: schema.format }] : [])]
    case 'integer': return [{ word: 'integer' }]
    case 'number': return [{ word: 'number' }]
    case 'boolean': return [{ word: 'truth' }]
    default: return [{ word: 'any' }]
  }
}

/** Bounds in signs that need no language: `1 ≤ x ≤ 480`, `length ≤ 80`, the pattern. */
export function bounds(schema: Schema): string[] {
  const range = (least: number | undefined, most: number | undefined, of: string) =>
    least === undefined && most === undefined ? [] : [`${least === undefined ? '' : `${least} ≤ `}${of}${most === undefined ? '' : ` ≤ ${most}`}`]
  return [
    ...range(schema.minimum, schema.maximum, 'x'), ...range(schema.minLength, schema.maxLength, 'length'),
    ...range(schema.minItems, schema.maxItems, 'items'), ...range(undefined, schema.maxProperties, 'properties'),
    ...(schema.pattern ? [schema.pattern] : []),
  ]
}

/** Whether every word of the search occurs in the operation's identifier, method, path or texts. */
export const operationMatches = (operation: Operation, text: string): boolean =>
  holds([operation.id, operation.method, operation.path, operation.tag, operation.summary, operation.description], text)

export const schemaMatches = (name: string, schema: Schema, text: string): boolean =>
  holds([name, schema.description ?? '', ...properties(schema).map(({ path }) => path)], text)

const holds = (texts: string[], wanted: string): boolean => {
  const all = texts.join('\n').toLowerCase()
  return wanted.toLowerCase().split(/\s+/).every(word => all.includes(word))
}

/** Prose with `code` between backticks, in pieces: odd ones are code. */
export const prose = (text: string): string[] => text.split('`')
