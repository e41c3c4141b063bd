import { MakeFile, type ToExport } from './job.tsx';
import { catalogWords } from './words.ts';

const FORMATS = ['xlsx', 'csv', 'json'] as const;

/** Exports what the catalog shows: the same words and filters. */
export function ExportMenu({ asked }: { asked: Pick<ToExport, 'department' | 'filter'> }) {
  return (
    <details className="acts">
      <summary>{catalogWords.export}</summary>
      <div>
        <p className="quiet">{catalogWords.job.exportAll}</p>
        {FORMATS.map((format) => (
          <MakeFile
            key={`${format} ${JSON.stringify(asked)}`}
            what={{ ...asked, format }}
            label={catalogWords.job.formats[format]}
          />
        ))}
      </div>
    </details>
  );
}
