import { useEffect, useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { Notice, Progress } from '../common/ui'
import { startEvidence, type Progress as Sent } from '../exam/evidence'
import { owed } from '../exam/supervision/owed'
import { resultTexts } from './resulttexts'

/** What the exam page recorded, where the certification keeps anything, is sent to its end here. The test is handed in whatever becomes of it. */
export function Upload({ sitting }: { sitting: string }) {
  const t = useTexts(resultTexts)
  const [policy] = useState(() => owed.of(sitting))
  const [sent, setSent] = useState<Sent | undefined>(undefined)
  useEffect(() => {
    if (!policy) return undefined
    const evidence = startEvidence({ policy, sitting, streams: {}, changed: setSent })
    return () => void evidence.close()
  }, [policy, sitting])
  const done = sent !== undefined && ['done', 'closed', 'gone'].includes(sent.state)
  useEffect(() => {
    if (done) owed.settle(sitting)
  }, [done])
  if (!policy || !sent) return null
  if (done) return <Notice tone="good" live="status"><p>{t.uploaded}</p></Notice>
  return (
    <Notice tone="neutral" title={t.uploading}>
      <p>{t.uploadingText}</p>
      <Progress value={sent.sent} max={sent.sent + sent.waiting} label={t.uploading} />
    </Notice>
  )
}
