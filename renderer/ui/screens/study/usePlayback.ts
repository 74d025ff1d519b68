import { useEffect, useRef, useState } from 'react'
import { faceKey, type Face } from '../../cardFace/index.ts'
import { words } from '../../words/index.ts'
import type { CardPhase } from './cardPhase.ts'
import { createPlayer } from './player.ts'
import { speakAloud, stopSpeaking } from './speakAloud.ts'

export interface Playback {
  /** Plays the sounds of the side in sight from their beginning; without any, reads it aloud. */
  readonly playAgain: () => void
  /** Reads the side in sight aloud. */
  readonly speak: () => void
  /** Something sounds now: going on by itself waits for it. */
  readonly isSounding: boolean
}

/**
 * Sound of the card in sight. The frame of a card runs no scripts, so its sounds are played here, in the window; where
 * there is none, a voice of the computer reads the side if its deck wants that.
 */
export function usePlayback(view: CardPhase, face: Face | null, say: (sentence: string) => void): Playback {
  const { card, phase, audio } = view
  const [isSounding, setIsSounding] = useState(false)
  const [player] = useState(() => createPlayer(setIsSounding))
  /** The side that was begun last, and what it sounds: what was heard on the question is not repeated on the answer. */
  const begun = useRef<{ side: string; cardId: string; sounds: readonly string[] }>({
    side: '',
    cardId: '',
    sounds: [],
  })

  const language = card.speech[phase]
  const side = faceKey(card, phase)
  useEffect(() => {
    // The side before is in sight until this one is drawn.
    if (face?.key !== side || begun.current.side === side) return
    const before = begun.current.cardId === card.cardId ? begun.current.sounds : []
    const { sounds } = face.media
    begun.current = { side, cardId: card.cardId, sounds }
    player.stop()
    stopSpeaking()
    if (!audio.autoplay) return
    const fresh = sounds.filter((sound) => !before.includes(sound))
    if (fresh.length > 0) player.play(fresh)
    else if (audio.speech && sounds.length === 0 && language !== null)
      void speakAloud(face.text, language, setIsSounding)
  }, [face, side, card.cardId, audio, language, player])
  useEffect(
    () => () => {
      player.stop()
      stopSpeaking()
    },
    [player],
  )

  const speak = async () => {
    if (language === null) return say(words.desk.noSpeech)
    player.stop()
    const hasVoice = await speakAloud(face?.text ?? '', language, setIsSounding)
    if (!hasVoice) say(words.desk.noVoice(language))
  }
  return {
    isSounding,
    speak: () => void speak(),
    playAgain: () => {
      const sounds = face?.media.sounds ?? []
      if (sounds.length === 0) return language === null ? say(words.desk.noSound) : void speak()
      stopSpeaking()
      player.play(sounds)
    },
  }
}
