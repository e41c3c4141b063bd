import type { Schemas } from '../api.ts';
import { groupsOf } from '../groups.ts';
import { spoken } from '../language.ts';
import { words as common } from '../words.ts';
import type { Correction } from './upload.ts';
import { catalogWords } from './words.ts';

const { report: words } = catalogWords;
type Finding = Schemas['ImportReportReportFinding'];
type Place = Pick<Correction, 'sheet' | 'row'> & { column: string };

/** How many of a group are shown; the report has all. */
const SHOWN = 100;
/** How many readings are buttons; more are a list to choose from. */
const FEW = 4;

export const placeOf = ({ sheet, row, column }: Place) => `${sheet ?? ''} ${row} ${column}`;

interface Props {
  findings: readonly Finding[];
  /** The columns in which a cell can be put right here. */
  columns: readonly string[];
  mended: ReadonlyMap<string, Correction>;
  mend: (place: Place, value: string) => void;
}

/** What was found in a file, cell by cell: first what has to be put right, with the readings to choose from. */
export function Findings({ findings, columns, mended, mend }: Props) {
  const of = (severity: Finding['severity']) => findings.filter((each) => each.severity === severity);
  const [rejected, changed] = [of('rejected'), of('changed')];
  return (
    <>
      {rejected.length > 0 ? (
        <section className="card">
          <h2>{`${words.rejected}　${rejected.length}`}</h2>
          {rejected.slice(0, SHOWN).map((finding, at) => (
            <Wrong
              // biome-ignore lint/suspicious/noArrayIndexKey: findings do not move, and one cell may have several
              key={at}
              finding={finding}
              mended={mended}
              mend={columns.includes(finding.column) ? mend : undefined}
            />
          ))}
          <Rest of={rejected} />
        </section>
      ) : null}
      {changed.length > 0 ? (
        <section className="card">
          <h2>{`${words.changed}　${changed.length}`}</h2>
          {groupsOf(changed.slice(0, SHOWN), ({ sheet, row }) => words.place(sheet, row)).map(([place, own]) => (
            <div key={place} className="finding changed">
              <div className="sub">{place}</div>
              <ul>
                {own.map((finding) => (
                  <li key={`${finding.column} ${finding.zh}`}>
                    <strong>{finding.column}</strong>　{spoken(finding)}
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <Rest of={changed} />
        </section>
      ) : null}
      <Folded title={words.cleaned} findings={of('cleaned')} />
      <Folded title={words.remark} findings={of('remark')} />
    </>
  );
}

function Rest({ of: all }: { of: readonly Finding[] }) {
  return all.length > SHOWN ? <p className="quiet">{words.more(all.length - SHOWN)}</p> : null;
}

function Wrong({
  finding,
  mended,
  mend,
}: {
  finding: Finding;
  mended: ReadonlyMap<string, Correction>;
  mend: Props['mend'] | undefined;
}) {
  const { sheet, row, column, value, suggestion, suggestionEn, readings, rule } = finding;
  const hint = readings.length === 0 ? spoken({ zh: suggestion ?? '', en: suggestionEn ?? '' }) : '';
  const place = placeOf({ sheet, row, column });
  const chosen = mended.get(place)?.value ?? '';
  const label = `${words.place(sheet, row)} ${column}`;
  const put = (text: string) => mend?.({ sheet, row, column }, text);
  return (
    <div className={chosen ? 'finding mended' : 'finding'}>
      <div>
        <strong>{`${words.place(sheet, row)}　${column}`}</strong>
        <span className="quiet">{`　${words.nowSays(value)}`}</span>
      </div>
      <p>
        {spoken(finding)}
        {hint ? `　${hint}` : ''}
      </p>
      <p className="law">{rule}</p>
      {mend && row > 0 ? (
        <fieldset className="readings" aria-label={`${words.put}${common.colon}${label}`}>
          <span className="quiet">{words.put}</span>
          {readings.length <= FEW ? (
            readings.map((reading) => (
              <button
                type="button"
                key={reading}
                aria-pressed={chosen === reading}
                onClick={() => put(chosen === reading ? '' : reading)}
              >
                {reading}
              </button>
            ))
          ) : (
            <select aria-label={label} value={chosen} onChange={({ target }) => put(target.value)}>
              <option value="">—</option>
              {readings.map((reading) => (
                <option key={reading}>{reading}</option>
              ))}
            </select>
          )}
          {readings.length <= FEW ? (
            <input
              aria-label={label}
              value={readings.includes(chosen) ? '' : chosen}
              onChange={({ target }) => put(target.value)}
            />
          ) : null}
        </fieldset>
      ) : null}
    </div>
  );
}

function Folded({ title, findings }: { title: string; findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <details className="card">
      <summary>{`${title}　${findings.length}`}</summary>
      <ul>
        {findings.slice(0, SHOWN).map(({ sheet, row, column, value, ...said }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings do not move, and one cell may have several
          <li key={at}>
            {`${words.place(sheet, row)}　${column}${value ? common.quote(value) : ''}${common.colon}${spoken(said)}`}
          </li>
        ))}
      </ul>
      <Rest of={findings} />
    </details>
  );
}
