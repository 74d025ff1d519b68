import { readableText } from '../../../core/importing/noteFields.ts'
import {
  COLUMN_ROLES,
  type ColumnRole,
  type ReadOptions,
  type RowKind,
  type TextForm,
} from '../../../core/importing/readOptions.ts'
import type { PlannedView } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import styles from './PlanPage.module.css'

const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-2',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
]
const ROW_KINDS: readonly RowKind[] = ['automatic', 'basic', 'reversed', 'cloze', 'typed']
const TEXT_FORMS: readonly TextForm[] = ['plain', 'markdown', 'html']
const ROWS_SHOWN = 5

interface ReadChoicesProps {
  readonly view: PlannedView
  readonly onRead: (options: ReadOptions) => void
}

/** How a table or list was understood, on its first rows, and what of it can be changed. */
export function ReadChoices({ view, onRead }: ReadChoicesProps) {
  const { detected } = view.source
  const set = (change: ReadOptions) => onRead({ ...view.options, ...change })
  const { separators } = words.import
  const known = detected.separator === undefined || detected.separator in separators
  return (
    <section className={styles.section} aria-labelledby="reads">
      <h2 id="reads">{words.import.reads}</h2>
      <p className={styles.help}>{words.import.readsHelp}</p>
      <div className={styles.row}>
        {detected.separator !== undefined && (
          <label className={styles.select}>
            <span>{words.import.separator}</span>
            <select value={detected.separator} onChange={(event) => set({ separator: event.target.value })}>
              {Object.entries(separators).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
              {!known && <option value={detected.separator}>{detected.separator}</option>}
            </select>
          </label>
        )}
        {detected.termSeparator !== undefined && (
          <Between
            label={words.import.termSeparator}
            value={detected.termSeparator}
            onChange={(termSeparator) => set({ termSeparator })}
          />
        )}
        {detected.cardSeparator !== undefined && (
          <Between
            label={words.import.cardSeparator}
            value={detected.cardSeparator}
            onChange={(cardSeparator) => set({ cardSeparator })}
          />
        )}
        {detected.encoding !== undefined && (
          <label className={styles.select}>
            <span>{words.import.encoding}</span>
            <select value={detected.encoding} onChange={(event) => set({ encoding: event.target.value })}>
              {[...new Set([detected.encoding, ...ENCODINGS])].map((encoding) => (
                <option key={encoding} value={encoding}>
                  {encoding}
                </option>
              ))}
            </select>
          </label>
        )}
        {detected.rowKind !== undefined && (
          <label className={styles.select}>
            <span>{words.import.rowKind}</span>
            <select
              value={detected.rowKind}
              onChange={(event) => set({ rowKind: event.target.value as RowKind })}
            >
              {ROW_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {words.import.rowKinds[kind]}
                </option>
              ))}
            </select>
          </label>
        )}
        {detected.textForm !== undefined && (
          <label className={styles.select}>
            <span>{words.import.textForm}</span>
            <select
              value={detected.textForm}
              onChange={(event) => set({ textForm: event.target.value as TextForm })}
            >
              {TEXT_FORMS.map((form) => (
                <option key={form} value={form}>
                  {words.import.textForms[form]}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {detected.hasHeader !== undefined && (
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={detected.hasHeader}
            onChange={(event) => set({ hasHeader: event.target.checked, columns: undefined })}
          />
          <span className={styles.label}>{words.import.header}</span>
        </label>
      )}
      {detected.columns !== undefined && (
        <Columns
          columns={detected.columns}
          names={detected.columnNames ?? []}
          rows={detected.sample ?? []}
          // As it will be read, so that a wrong form looks wrong.
          shown={detected.textForm === 'html' ? readableSample : String}
          onChange={(columns) => set({ columns })}
        />
      )}
    </section>
  )
}

function Between({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <label className={styles.select}>
      <span>{label}</span>
      <input
        key={value}
        className={styles.short}
        defaultValue={shown(value)}
        onBlur={(event) => {
          const next = meant(event.target.value)
          if (next !== value && next !== '') onChange(next)
        }}
      />
    </label>
  )
}

/** Tabs and line ends are written as signs that can be seen. */
const shown = (text: string) => text.replaceAll('\t', '\\t').replaceAll('\n', '\\n')
const meant = (text: string) => text.replaceAll('\\t', '\t').replaceAll('\\n', '\n')

/** Samples are cut, maybe in the middle of a tag. */
const readableSample = (cell: string) => readableText(cell.replace(/<[a-z/][^<>]*$/i, '…'))

function Columns({
  columns,
  names,
  rows,
  shown,
  onChange,
}: {
  readonly columns: readonly ColumnRole[]
  readonly names: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly shown: (cell: string) => string
  readonly onChange: (columns: readonly ColumnRole[]) => void
}) {
  return (
    // A wide table scrolls by itself, by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.sample} role="region" aria-label={words.import.sample} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((role, column) => (
              <th key={`${column} ${names[column] ?? ''}`} scope="col">
                {names[column] !== undefined && names[column] !== '' && <bdi>{names[column]}</bdi>}
                <select
                  aria-label={words.import.columnRole(names[column] || words.number(column + 1))}
                  value={role}
                  onChange={(event) =>
                    onChange(
                      columns.map((own, at) => (at === column ? (event.target.value as ColumnRole) : own)),
                    )
                  }
                >
                  {COLUMN_ROLES.filter((each) => each !== 'verso' || role === 'verso').map((each) => (
                    <option key={each} value={each}>
                      {words.import.roles[each]}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS_SHOWN).map((row, at) => (
            // Rows have no names of their own, and never change places.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              {columns.map((role, column) => (
                <td key={`${column} ${role}`} className={role === 'ignore' ? styles.ignored : undefined}>
                  <bdi>{shown(row[column] ?? '')}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
