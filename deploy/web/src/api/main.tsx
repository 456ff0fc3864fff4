import { useEffect, useState } from 'preact/hooks'
import { get } from '../common/api'
import { useTexts } from '../common/i18n'
import { useLoad } from '../common/load'
import { mount, Page } from '../common/page'
import { Await, Field } from '../common/ui'
import './api.css'
import { operationMatches, operations, schemaMatches, type Contract, type Operation, type Schema } from './contract'
import { OperationCard, Prose, SchemaCard } from './parts'
import { apiTexts } from './texts'

function Api() {
  const t = useTexts(apiTexts)
  const [loaded, reload] = useLoad(signal => get<Contract>('/openapi.json', { signal }))
  return (
    <Page title={t.title} wide>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <Await loaded={loaded} reload={reload}>{contract => <Readable contract={contract} />}</Await>
    </Page>
  )
}

function Readable({ contract }: { contract: Contract }) {
  const t = useTexts(apiTexts)
  const [text, setText] = useState('')
  const found = operations(contract).filter(operation => operationMatches(operation, text.trim()))
  const schemas = Object.entries(contract.components.schemas).filter(([name, schema]) => schemaMatches(name, schema, text.trim()))
  useFragment()
  return (
    <div class="api">
      <nav class="api-contents" aria-label={t.contents}><Contents contract={contract} found={found} schemas={schemas} /></nav>
      <div class="api-body flow-large">
        <section class="card" lang="en">
          <p><strong>{contract.info.title}</strong> · {t.version(contract.info.version)} · <a href="/openapi.json">{t.json}</a></p>
          <p><Prose text={contract.info.description ?? contract.info.summary ?? ''} /></p>
        </section>
        <div role="search" class="flow">
          <Field label={t.search} hint={t.searchHint}>
            {control => <input {...control} required={false} type="search" class="control" autocomplete="off" value={text} onInput={event => setText(event.currentTarget.value)} />}
          </Field>
          <p role="status" class="small soft">{found.length + schemas.length === 0 ? t.none : t.found(found.length, schemas.length)}</p>
        </div>
        {tagged(contract, found).map(({ tag, description, operations }) => (
          <section key={tag} class="flow" aria-labelledby={`tag-${tag}`}>
            <h2 id={`tag-${tag}`} lang="en">{tag}</h2>
            {description && <p class="soft" lang="en"><Prose text={description} /></p>}
            {operations.map(operation => <OperationCard key={operation.id} operation={operation} />)}
          </section>
        ))}
        {schemas.length > 0 && (
          <section class="flow" aria-labelledby="schemas">
            <h2 id="schemas">{t.schemas}</h2>
            {schemas.map(([name, schema]) => <SchemaCard key={name} name={name} schema={schema} />)}
          </section>
        )}
      </div>
    </div>
  )
}

function Contents({ contract, found, schemas }: { contract: Contract; found: Operation[]; schemas: [string, Schema][] }) {
  const t = useTexts(apiTexts)
  return (
    <details open={!matchMedia('(max-width: 60rem)').matches}>
      <summary>{t.contents}</summary>
      {tagged(contract, found).map(({ tag, operations }) => (
        <div key={tag}>
          <p class="contents-tag" lang="en">{tag}</p>
          <ul lang="en">{operations.map(({ id, method }) => <li key={id}><a href={`#${id}`}><span class={`method method-${method}`}>{method}</span> {id}</a></li>)}</ul>
        </div>
      ))}
      {schemas.length > 0 && <><p class="contents-tag">{t.schemas}</p><ul lang="en">{schemas.map(([name]) => <li key={name}><a href={`#schema-${name}`}>{name}</a></li>)}</ul></>}
    </details>
  )
}

function tagged(contract: Contract, found: Operation[]): { tag: string; description: string; operations: Operation[] }[] {
  const described = new Map((contract.tags ?? []).map(({ name, description }) => [name, description ?? '']))
  const names = [...new Set([...described.keys(), ...found.map(({ tag }) => tag)])]
  return names.map(tag => ({ tag, description: described.get(tag) ?? '', operations: found.filter(operation => operation.tag === tag) })).filter(({ operations }) => operations.length > 0)
}

/** The address may name a place that was not there yet when the page opened. */
function useFragment(): void {
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1))
    if (id) document.getElementById(id)?.scrollIntoView()
  }, [])
}

mount(<Api />)
