import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bounds, operationMatches, operations, properties, resolved, schemaMatches, typeOf, type Contract, type Schema } from './contract'

const contract: Contract = {
  info: { title: 'T', version: '1' },
  paths: {
    '/api/a/{id}': {
      put: {
        operationId: 'saveA', tags: ['a'], summary: 'Save an A.',
        parameters: [{ $ref: '#/components/parameters/id' }, { name: 'If-Match', in: 'header', schema: { type: 'string' } }],
        requestBody: { $ref: '#/components/requestBodies/Reason' },
        responses: { 200: { description: 'Saved.', content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } }, default: { $ref: '#/components/responses/Problem' } },
      },
      get: { operationId: 'getA', tags: ['a'], responses: { 204: { description: 'Nothing.' } } },
    },
  },
  components: {
    parameters: { id: { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 80 } } },
    requestBodies: { Reason: { required: true, content: { 'application/json': { schema: { type: 'object', required: ['reason'], properties: { reason: { type: 'string' } } } } } } },
    responses: { Problem: { description: 'A refusal.', content: { 'application/problem+json': { schema: { type: 'object' } } } } },
    schemas: { A: { type: 'object' } },
  },
}

test('an operation is whole: its parameters, body and replies stand in their places', () => {
  const [get, put] = operations(contract)
  expect(get).toMatchObject({ id: 'getA', method: 'GET', body: undefined, replies: [{ status: '204', schema: undefined }] })
  expect(put!.parameters.map(({ name }) => name)).toEqual(['id', 'If-Match'])
  expect(put!.body?.schema.required).toEqual(['reason'])
  expect(put!.replies).toMatchObject([{ status: '200', schema: { $ref: '#/components/schemas/A' } }, { status: 'default', type: 'application/problem+json' }])
})

test('a reference that leads nowhere is told, not shown as nothing', () => {
  expect(() => resolved(contract, { $ref: '#/components/schemas/None' })).toThrow('the contract holds no #/components/schemas/None')
})

test('nested properties stand below their owner, through lists and maps; references are not followed', () => {
  const schema: Schema = {
    type: 'object', required: ['a'], properties: {
      a: { type: 'array', items: { type: 'object', required: ['b'], properties: { b: { type: 'string' } } } },
      c: { type: 'object', additionalProperties: { type: 'object', properties: { d: { type: 'integer' } } } },
      e: { $ref: '#/components/schemas/A' },
    },
  }
  expect(properties(schema).map(({ path, depth, required }) => [path, depth, required])).toEqual(
    [['a', 0, true], ['a[].b', 1, true], ['c', 0, false], ['c{}.d', 1, false], ['e', 0, false]])
})

test('types are words, names and literals', () => {
  expect(typeOf({ type: 'array', items: { $ref: '#/components/schemas/A' } })).toEqual([{ word: 'list' }, { schema: 'A' }])
  expect(typeOf({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } })).toEqual([{ word: 'map' }, { word: 'list' }, { word: 'text' }])
  expect(typeOf({ type: 'string', enum: ['x', 'y'] })).toEqual([{ literal: 'x' }, { literal: 'y' }])
  expect(typeOf({ type: 'string', format: 'date-time' })).toEqual([{ word: 'text' }, { literal: 'date-time' }])
  expect(typeOf({ type: 'boolean', const: true })).toEqual([{ literal: 'true' }])
  expect(typeOf({})).toEqual([{ word: 'any' }])
})

test('bounds read as inequalities', () => {
  expect(bounds({ minimum: 1, maximum: 480 })).toEqual(['1 ≤ x ≤ 480'])
  expect(bounds({ maxLength: 80, pattern: '^a$' })).toEqual(['length ≤ 80', '^a$'])
  expect(bounds({ minimum: 0 })).toEqual(['0 ≤ x'])
  expect(bounds({})).toEqual([])
})

test('the search wants every word, anywhere', () => {
  const put = operations(contract)[1]!
  expect([operationMatches(put, ''), operationMatches(put, 'PUT save'), operationMatches(put, 'put delete')]).toEqual([true, true, false])
  expect(schemaMatches('A', { properties: { remainingMillis: {} } }, 'a remaining')).toBe(true)
})

test('every reference of the contract of this repository names something in it', () => {
  const folder = '../src/main/resources/openapi/'
  // One contract in several files: what one refers to may stand in another.
  const parts = readdirSync(folder).map(name => readFileSync(folder + name, 'utf8'))
  const section = (kind: string) => parts.map(text => text.includes(`\n  ${kind}:\n`) ? text.slice(text.indexOf(`\n  ${kind}:\n`)) : '').join('\n')
  for (const text of parts) for (const [, kind, name] of text.matchAll(/#\/components\/(\w+)\/(\w+)/g)) expect(section(kind!), `${kind}/${name}`).toMatch(new RegExp(`\\n    ${name}:`))
})
