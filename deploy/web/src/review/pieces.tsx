import { useEffect, useState } from 'preact/hooks'
import { get } from '../common/api'
import { date, exactTime, number, useTexts } from '../common/i18n'
import { pieceAddress, type Gap, type OneClock, type Piece } from '../common/review'
import { Button, ErrorNotice, Loading, Notice } from '../common/ui'
import { reviewTexts } from './texts'

/** One piece of evidence: nothing is fetched, and nobody noted, until somebody asks to see it. */
export function PieceView({ sitting, piece, own }: { sitting: string; piece: Piece; own: boolean }) {
  const t = useTexts(reviewTexts)
  const [open, setOpen] = useState(false)
  const name = t.piece(t[piece.track], piece.segment)
  return (
    <div class="piece">
      <p class="row">
        <span>{name}</span>
        <span class="soft small figures">{t.kilobytes(number(piece.bytes / 1024))}{piece.incident && ` · ${t.aroundIncident}`}</span>
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t.hidePiece : t.watchPiece}<span class="visually-hidden"> {name}</span></Button>
      </p>
      {open && <Picture address={pieceAddress(sitting, piece, own)} still={piece.media.startsWith('image/')} name={name} />}
    </div>
  )
}

/** Fetched whole, so that one can move about in it; gone from memory when it is closed. */
function Picture({ address, still, name }: { address: string; still: boolean; name: string }) {
  const [source, setSource] = useState<string>()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    const stop = new AbortController()
    let made: string | undefined
    get<Blob>(address, { signal: stop.signal, timeoutMillis: 60_000, as: 'blob' }).then(blob => {
      made = URL.createObjectURL(blob)
      setSource(made)
    }, failure => stop.signal.aborted || setError(failure))
    return () => {
      stop.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [address])
  if (error !== undefined) return <ErrorNotice error={error} />
  if (!source) return <Loading />
  return still ? <img class="piece-picture" src={source} alt={name} /> : <video class="piece-picture" src={source} controls aria-label={name} />
}

/** What there is, what is missing, and what that means. */
export function EvidenceState({ clock }: { clock: OneClock }) {
  const t = useTexts(reviewTexts)
  return (
    <>
      {clock.evidenceErasedAt && <Notice tone="neutral"><p>{t.evidenceErased(date(clock.evidenceErasedAt))}</p></Notice>}
      {!clock.evidenceErasedAt && clock.evidence.length === 0 && <p class="soft">{t.evidenceNone}</p>}
      {clock.evidence.length > 0 && <p class="soft small">{t.looksNoted}</p>}
      {clock.gaps.map(gap => <GapNotice key={gap.track} gap={gap} />)}
    </>
  )
}

function GapNotice({ gap }: { gap: Gap }) {
  const t = useTexts(reviewTexts)
  const what = t[gap.track]
  return (
    <>
      {gap.missing.length > 0 && <Notice tone="warning"><p>{t.gapsMissing(what, gap.missing.join(', '))}</p></Notice>}
      {gap.dropped.length > 0 && <Notice tone="neutral"><p>{t.gapsDropped(what, gap.dropped.join(', '))}</p></Notice>}
      {gap.holes.length > 0 && (
        <Notice tone={gap.holes.every(hole => hole.why === 'break') ? 'neutral' : 'warning'}>
          <p>{t.gapsHoles(what)}</p>
          <ul>{gap.holes.map(hole => <li key={`${hole.from} ${hole.why}`}>{t.hole(exactTime(hole.from), exactTime(hole.to))} {t[`hole-${hole.why}`]}</li>)}</ul>
        </Notice>
      )}
      {gap.lacking && <Notice tone="bad"><p>{t.gapsLacking(what)}</p></Notice>}
      {gap.brokenAt !== undefined && <Notice tone="bad"><p>{t.gapsBroken(what, gap.brokenAt)}</p></Notice>}
    </>
  )
}
