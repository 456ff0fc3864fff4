export const tracks = ['camera', 'screen', 'still-camera', 'still-screen'] as const
export type Track = typeof tracks[number]
export type Policy = 'none' | 'stills' | 'incident' | 'continuous'
export type Media = 'video/webm' | 'video/mp4' | 'image/jpeg'

/** Times are milliseconds of this page's wall clock, which may be wrong: the server is told what it says when a segment is sent. */
export interface Span { startedAt: number; endedAt: number }

/** What was recorded, still in the page's hands. It plays alone. */
export interface Recorded extends Span {
  track: Track
  media: Media
  incident: boolean
  bytes: Blob
}

/** What went wrong with a recording: no data comes, the recorder failed, or the picture has ended. */
export type Trouble = 'stalled' | 'failed' | 'ended'
