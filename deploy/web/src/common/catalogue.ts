import { useEffect, useState } from 'preact/hooks'
import { get } from './api'
import { say } from './i18n'
import type { CertificationSummary, LiveSitting, TestSummary } from './types'

/** Names and measures for the identifiers that lists carry. What is not known, or no longer offered, is called by its identifier. */
export class Catalogue {
  private readonly certifications: ReadonlyMap<string, CertificationSummary>

  constructor(certifications: CertificationSummary[]) {
    this.certifications = new Map(certifications.map(one => [unversioned(one.id), one]))
  }

  certification(id: string): string {
    const known = this.certifications.get(unversioned(id))
    return known ? say(known.title) : id
  }

  test(certification: string | undefined, id: string | undefined): TestSummary | undefined {
    return certification === undefined ? undefined : this.certifications.get(unversioned(certification))?.tests.find(test => test.id === id)
  }

  testTitle(sitting: LiveSitting): string {
    const known = this.test(sitting.certification, sitting.test)
    return known ? say(known.title) : sitting.test ?? ''
  }

  /** What the test measures, as far as the sitting says it: points for a test in points, else right answers. */
  measured(sitting: LiveSitting): { points: number } | { right: number } | undefined {
    const { points, right } = sitting
    const inPoints = this.test(sitting.certification, sitting.test)?.measure === 'points' || right === undefined
    return inPoints ? points === undefined ? undefined : { points } : { right: right! }
  }
}

/** The title of a test, or its identifier. */
export function testName(catalogue: Catalogue, certification: string, test: string): string {
  const known = catalogue.test(certification, test)
  return known ? say(known.title) : test
}

/** `social@2` is the second version of `social`. */
export const unversioned = (id: string): string => id.split('@')[0]!

let asked: Promise<Catalogue> | undefined

/** Loaded once for the page; empty until then, and when it cannot be had: names are a help, not a need. */
export function useCatalogue(): Catalogue {
  const [catalogue, setCatalogue] = useState(() => new Catalogue([]))
  useEffect(() => {
    asked ??= get<{ certifications: CertificationSummary[] }>('/api/certifications').then(({ certifications }) => new Catalogue(certifications))
    asked.then(setCatalogue, () => {
      asked = undefined
    })
  }, [])
  return catalogue
}
