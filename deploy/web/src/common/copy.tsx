import { useEffect, useState } from 'preact/hooks'
import { Button } from './ui'

/** Copies a text; says so for a moment. Not shown where the browser does not allow it, as over plain HTTP. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 3_000)
    return () => clearTimeout(timer)
  }, [copied])
  if (!navigator.clipboard) return null
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false))
  return (
    <>
      <Button look="quiet" icon={copied ? 'check' : 'copy'} onClick={copy}>{copied ? done : label}</Button>
      <span class="visually-hidden" role="status">{copied ? done : ''}</span>
    </>
  )
}
