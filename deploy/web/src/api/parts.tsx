import type { ComponentChildren } from 'preact'
import { useTexts } from '../common/i18n'
import { Table } from '../common/ui'
import { bounds, properties, prose, typeOf, type Operation, type Parameter, type Property, type Schema } from './contract'
import { apiTexts } from './texts'

/** Text of the contract, with what stands between backticks set as code. */
export function Prose({ text }: { text: string }) {
  return <span lang="en">{prose(text).map((piece, index) => index % 2 === 1 ? <code key={index}>{piece}</code> : piece)}</span>
}

export function OperationCard({ operation }: { operation: Operation }) {
  const t = useTexts(apiTexts)
  const { id, method, path, summary, description, parameters, body, replies } = operation
  return (
    <article class="card operation" id={id}>
      <h3 class="operation-head"><span class={`method method-${method}`}>{method}</span> <code class="path">{path}</code></h3>
      <p><strong lang="en">{id}</strong> <Anchor id={id} name={id} /><br /><Prose text={summary} /></p>
      {description && <p class="soft"><Prose text={description} /></p>}
      {parameters.length > 0 && <Parameters id={id} parameters={parameters} />}
      {body && <div class="flow"><h4>{t.body}</h4><Shape schema={body.schema} caption={`${t.body}, ${id}`} /></div>}
      <div class="flow">
        <h4>{t.replies}</h4>
        <dl class="replies">
          {replies.map(({ status, description, schema }) => (
            <div key={status}>
              <dt><code class={`status status-${status[0]}`}>{status}</code></dt>
              <dd><Prose text={description} /> <span class="soft">· {schema ? <Type schema={schema} /> : t.noBody}</span>{schema?.properties && <Shape schema={schema} caption={`${status}, ${id}`} />}</dd>
            </div>
          ))}
        </dl>
      </div>
    </article>
  )
}

function Parameters({ id, parameters }: { id: string; parameters: Parameter[] }) {
  const t = useTexts(apiTexts)
  const places: Record<string, string> = { path: t.path, query: t.query, header: t.header, cookie: t.cookie }
  return (
    <div class="flow">
      <h4>{t.parameters}</h4>
      <Table caption={`${t.parameters}, ${id}`} rows={parameters} rowKey={({ name, in: place }) => `${place} ${name}`} columns={[
        { head: t.name, cell: ({ name, required }) => <><code>{name}</code>{required && <Required />}</> },
        { head: t.place, cell: ({ in: place }) => places[place] ?? place },
        { head: t.type, cell: ({ schema }) => <Type schema={schema ?? {}} /> },
        { head: t.meaning, cell: ({ description, schema }) => <Meaning description={description} schema={schema ?? {}} /> },
      ]} />
    </div>
  )
}

export function SchemaCard({ name, schema }: { name: string; schema: Schema }) {
  return (
    <article class="card schema" id={`schema-${name}`}>
      <h3 lang="en">{name} <Anchor id={`schema-${name}`} name={name} /></h3>
      {schema.description && <p><Prose text={schema.description} /></p>}
      <Shape schema={schema} caption={name} />
    </article>
  )
}

/** An object's fields in a table; anything else in a line. */
function Shape({ schema, caption }: { schema: Schema; caption: string }) {
  const t = useTexts(apiTexts)
  if (!schema.properties) return <p><Type schema={schema} /> <Bounds schema={schema} /></p>
  return (
    <Table<Property> caption={`${t.properties}, ${caption}`} rows={properties(schema)} rowKey={({ path }) => path} columns={[
      { head: t.name, cell: ({ path, depth, required }) => <span class={`depth-${Math.min(depth, 4)}`}><code>{path}</code>{required && <Required />}</span> },
      { head: t.type, cell: ({ schema }) => <Type schema={schema} /> },
      { head: t.meaning, cell: ({ schema }) => <Meaning description={schema.description} schema={schema} /> },
    ]} />
  )
}

function Type({ schema }: { schema: Schema }): ComponentChildren {
  const t = useTexts(apiTexts)
  const pieces = typeOf(schema)
  if (schema.enum) return <span class="literals">{schema.enum.map((value, index) => <span key={value}>{index > 0 && t.or}<code>{value}</code></span>)}</span>
  return <>{pieces.map((piece, index) => (
    <span key={index}>{index > 0 && ' '}{'word' in piece ? t[piece.word] : 'schema' in piece ? <a href={`#schema-${piece.schema}`}>{piece.schema}</a> : <code>{piece.literal}</code>}</span>
  ))}</>
}

function Meaning({ description, schema }: { description: string | undefined; schema: Schema }) {
  const inner = schema.items && !schema.items.$ref ? schema.items.description : undefined
  return <>{[description, inner].filter(text => text !== undefined).map(text => <span key={text}><Prose text={text} /> </span>)}<Bounds schema={schema} /></>
}

function Bounds({ schema }: { schema: Schema }) {
  return <>{bounds(schema).map(bound => <code key={bound} class="bound">{bound}</code>)}</>
}

function Required() {
  const t = useTexts(apiTexts)
  return <span class="required"> {t.required}</span>
}

function Anchor({ id, name }: { id: string; name: string }) {
  const t = useTexts(apiTexts)
  return <a class="anchor" href={`#${id}`} aria-label={t.linkTo(name)}>#</a>
}
