/**
 * Live pictures and sound between a candidate's page and a proctor's, whichever way they travel (browser to browser, or by a media server).
 *
 * Candidate's page:
 *
 *     const publisher = new Publisher({ wire, access: () => get<Access>(`/api/.../media`), changed: draw })
 *     const { track, problem } = await openCamera()
 *     publisher.set('camera', track)                        // and 'screen' (openScreen, from a click), 'microphone'
 *     publisher.listened                                    // show it: somebody hears you
 *     publisher.voices                                      // play them: somebody speaks to you
 *     watchTrack(track, change => ...)                      // gone, muted, back: technical facts
 *     watchStillness(video, finding => ...)                 // covered, frozen: a hint, never a verdict
 *
 * Proctor's page:
 *
 *     const wall = new Wall({ wire, access, changed: of => drawTile(of), server: available => ... })
 *     const tile = wall.tile(sitting)                       // thumbnails from now on
 *     video.srcObject = tile.stream('camera') ?? null       // also 'screen', 'microphone'; ask again at each change
 *     tile.condition, tile.quality('camera'), tile.frozen('camera')
 *     wall.focus(sitting)                                   // larger; wall.focus() ends it
 *     wall.listen(sitting)                                  // with sound, and he is told; wall.listen() ends it
 *     wall.hide(sitting, true)                              // off screen: costs nothing
 *     wall.talk(sitting, microphoneTrack)                   // and undefined to stop
 *     wall.arrived(sitting)                                 // the roster says he is (back) there: no wait for the next renewal
 *     wall.remove(sitting)
 *
 * `wire` is the signalling socket (`Wire`); `access` asks the server for relays' names and is called again for each restart. Both
 * sides mend what breaks by themselves (ladder.ts) and end nothing: what is left is for people. Socket clients: `reconnectDelay`,
 * `returnDelay` and `presence` are theirs. Nothing here draws, and nothing is sent before somebody asks for it.
 */
export { choices, openCamera, openMicrophone, openScreen, surfaceOf, watchDevices, watchTrack } from './capture'
export type { Captured, CapturedScreen, Change, Choice, Device, Problem, Surface } from './capture'
export { presence, reconnectDelay, returnDelay } from './ladder'
export type { Condition } from './link'
export { MEDIA, NOTHING, THUMBNAILS } from './messages'
export type { Access, Candidate, Clock, Description, Level, MediaMessage, MediaState, Signal, Want, Wire, Wish } from './messages'
export { Publisher } from './publisher'
export type { PublisherOptions } from './publisher'
export type { Quality } from './quality'
export type { Source } from './senders'
export { watchStillness } from './stillness'
export type { Finding } from './stillness'
export { MOST_FOCUSED, Wall } from './wall'
export type { WallOptions } from './wall'
export { Watcher } from './watcher'
export type { WatcherOptions } from './watcher'
