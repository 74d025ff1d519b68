// Reading aloud by the voices that the computer has itself: none that would send the text away.

const VOICES_WAIT_MS = 1000

/**
 * Reads the text in that language (BCP 47). Resolves false when no local voice speaks it. `onSounding` hears when the
 * voice begins and ends.
 */
export async function speakAloud(
  text: string,
  language: string,
  onSounding: (isSounding: boolean) => void,
): Promise<boolean> {
  if (typeof speechSynthesis === 'undefined') return false
  const voice = chooseVoice(await localVoices(), language)
  if (voice === null) return false
  speechSynthesis.cancel()
  if (text.trim() === '') return true
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.voice = voice
  utterance.lang = voice.lang
  utterance.addEventListener('end', () => onSounding(false))
  utterance.addEventListener('error', () => onSounding(false))
  onSounding(true)
  speechSynthesis.speak(utterance)
  return true
}

export function stopSpeaking(): void {
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel()
}

/** The voice for a language: of the very region if there is one, the system's own choice before others. */
export function chooseVoice<V extends Pick<SpeechSynthesisVoice, 'lang' | 'default' | 'localService'>>(
  voices: readonly V[],
  language: string,
): V | null {
  const tag = (lang: string) => lang.toLowerCase().replace('_', '-')
  const wanted = tag(language)
  const [base] = wanted.split('-')
  const fits = voices.filter(({ lang, localService }) => localService && tag(lang).split('-')[0] === base)
  const worth = (voice: V) => (tag(voice.lang) === wanted ? 2 : 0) + (voice.default ? 1 : 0)
  return fits.toSorted((one, other) => worth(other) - worth(one))[0] ?? null
}

/** Browsers read the list of voices only when it is asked for, and tell when they have it. */
function localVoices(): Promise<readonly SpeechSynthesisVoice[]> {
  const now = speechSynthesis.getVoices()
  if (now.length > 0) return Promise.resolve(now)
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer)
      speechSynthesis.removeEventListener('voiceschanged', settle)
      resolve(speechSynthesis.getVoices())
    }
    const timer = setTimeout(settle, VOICES_WAIT_MS)
    speechSynthesis.addEventListener('voiceschanged', settle)
  })
}
