import { expect, test } from 'vitest'
import { CAMERA, encoding, layers, SCREEN } from './levels'

test('a thumbnail is small, slow and cheap, a focus larger, and neither is scaled up', () => {
  expect(encoding(CAMERA, 'thumbnail', 720)).toEqual({ active: true, maxBitrate: 100_000, maxFramerate: 8, scaleResolutionDownBy: 4 })
  expect(encoding(CAMERA, 'focus', 360)).toEqual({ active: true, maxBitrate: 600_000, maxFramerate: 20, scaleResolutionDownBy: 1 })
  expect(encoding(SCREEN, 'thumbnail', 1080)).toEqual({ active: true, maxBitrate: 100_000, maxFramerate: 1, scaleResolutionDownBy: 3 })
  expect(encoding(SCREEN, 'focus', 1080).maxFramerate).toBe(5)
  expect(encoding(CAMERA, 'off', 720).active).toBe(false)
})

test('of the two layers for a media server the large one is on only while somebody has the focus', () => {
  expect((['off', 'thumbnail', 'focus'] as const).map(level => layers(CAMERA, level, 720).map(layer => layer.active))).toEqual([[false, false], [true, false], [true, true]])
  expect(layers(CAMERA, 'focus', 720).map(layer => layer.maxBitrate)).toEqual([100_000, 600_000])
})
