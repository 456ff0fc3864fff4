/** A page that is hidden has its timers slowed to one a minute; a worker's are not. */
const BEAT_MILLIS = 10_000

setInterval(() => postMessage('beat'), BEAT_MILLIS)
