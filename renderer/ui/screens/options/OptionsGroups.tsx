import { useId, type ReactNode } from 'react'
import type { DeckOptions, RetentionLoad } from '../../../state/index.ts'
import { Field } from '../../components/Field.tsx'
import { SelectField, SwitchField } from '../../components/SelectField.tsx'
import { words } from '../../words/index.ts'
import { EasyDaysField } from './EasyDaysField.tsx'
import type { OptionsDraft, OptionsErrors, TypedField } from './optionsDraft.ts'
import styles from './OptionsEditor.module.css'
import { RetentionLoads } from './RetentionLoads.tsx'

interface OptionsGroupsProps {
  readonly draft: OptionsDraft
  readonly picks: DeckOptions
  readonly errors: OptionsErrors
  /** Undefined while they are computed; null when there are no cards to compute them from. */
  readonly loads: readonly RetentionLoad[] | undefined | null
  readonly onEdit: (change: {
    readonly draft?: Partial<OptionsDraft>
    readonly picks?: Partial<DeckOptions>
  }) => void
}

const USUAL_ADVANCE = { questionSeconds: 20, answerSeconds: 10, action: 'good' } as const

/** The options in groups, each with a sentence about it. */
export function OptionsGroups({ draft, picks, errors, loads, onEdit }: OptionsGroupsProps) {
  const text = words.options
  const typed = (name: TypedField, unit: string | null = null) => (
    <Field
      key={name}
      id={`option-${name}`}
      label={text[name]}
      help={text[`${name}Help`]}
      unit={unit}
      error={errors[name] ?? null}
      value={draft[name]}
      isNumber={!name.endsWith('StepsMinutes')}
      onChange={(value) => onEdit({ draft: { [name]: value } })}
    />
  )
  const picked = <Name extends PickedField>(
    name: Name,
    choices: Readonly<Record<DeckOptions[Name], string>>,
  ) => (
    <SelectField
      id={`option-${name}`}
      label={text[name]}
      help={text[`${name}Help`]}
      choices={choices}
      value={picks[name]}
      onChange={(value) => onEdit({ picks: { [name]: value } })}
    />
  )
  const { display, audio } = picks
  const retention = /^\d+$/.test(draft.desiredRetention.trim()) ? Number(draft.desiredRetention) / 100 : null
  return (
    <>
      <Group title={text.groups.limits}>
        {typed('newPerDay')}
        {typed('reviewsPerDay')}
      </Group>
      <Group title={text.groups.memory}>
        {typed('desiredRetention', text.percent)}
        {loads !== null && (
          <RetentionLoads
            loads={loads}
            chosen={retention}
            onChoose={(value) => onEdit({ draft: { desiredRetention: String(Math.round(value * 100)) } })}
          />
        )}
        {typed('maximumIntervalDays', text.days)}
      </Group>
      <Group title={text.groups.steps}>
        {typed('learningStepsMinutes')}
        {typed('relearningStepsMinutes')}
        {typed('learnAheadMinutes', text.minutes)}
      </Group>
      <Group title={text.groups.order}>
        {picked('reviewOrder', text.reviewOrders)}
        {picked('newReviewMix', text.newReviewMixes)}
        {picked('newGather', text.newGathers)}
        {picked('newOrder', text.newOrders)}
        {picked('siblings', text.siblingRules)}
        <SwitchField
          id="option-interleaveDecks"
          label={text.interleaveDecks}
          help={text.interleaveDecksHelp}
          value={picks.interleaveDecks}
          onChange={(interleaveDecks) => onEdit({ picks: { interleaveDecks } })}
        />
      </Group>
      <Group title={text.groups.week}>
        <EasyDaysField value={picks.easyDays} onChange={(easyDays) => onEdit({ picks: { easyDays } })} />
        <SwitchField
          id="option-loadBalance"
          label={text.loadBalance}
          help={text.loadBalanceHelp}
          value={picks.loadBalance}
          onChange={(loadBalance) => onEdit({ picks: { loadBalance } })}
        />
      </Group>
      <Group title={text.groups.leeches}>
        {typed('leechThreshold')}
        {picked('leechAction', text.leechActions)}
      </Group>
      <Group title={text.groups.display}>
        <SwitchField
          id="option-showTimer"
          label={text.showTimer}
          help={text.showTimerHelp}
          value={display.showTimer}
          onChange={(showTimer) => onEdit({ picks: { display: { ...display, showTimer } } })}
        />
        {typed('answerCapSeconds', text.seconds)}
        <SwitchField
          id="option-autoAdvance"
          label={text.autoAdvance}
          help={text.autoAdvanceHelp}
          value={display.autoAdvance !== null}
          onChange={(isOn) =>
            onEdit({ picks: { display: { ...display, autoAdvance: isOn ? USUAL_ADVANCE : null } } })
          }
        />
        {display.autoAdvance !== null && (
          <>
            {typed('questionSeconds', text.seconds)}
            {typed('answerSeconds', text.seconds)}
            <SelectField
              id="option-autoAction"
              label={text.autoAction}
              help={text.autoActionHelp}
              choices={text.autoActions}
              value={display.autoAdvance.action}
              onChange={(action) =>
                onEdit({
                  picks: {
                    display: {
                      ...display,
                      autoAdvance: { ...(display.autoAdvance ?? USUAL_ADVANCE), action },
                    },
                  },
                })
              }
            />
          </>
        )}
      </Group>
      <Group title={text.groups.audio}>
        <SwitchField
          id="option-autoplay"
          label={text.autoplay}
          help={text.autoplayHelp}
          value={audio.autoplay}
          onChange={(autoplay) => onEdit({ picks: { audio: { ...audio, autoplay } } })}
        />
        <SwitchField
          id="option-speech"
          label={text.speech}
          help={text.speechHelp}
          value={audio.speech}
          onChange={(speech) => onEdit({ picks: { audio: { ...audio, speech } } })}
        />
      </Group>
    </>
  )
}

type PickedField = 'newGather' | 'newOrder' | 'reviewOrder' | 'newReviewMix' | 'siblings' | 'leechAction'

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
