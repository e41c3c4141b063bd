import { useContext, useId } from 'react';
import { spokenPart } from '../language.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { Choice } from './choice.tsx';
import { OffersOfForm, offeredAt } from './offers.ts';
import type { Document, Schema } from './possible.ts';
import { resolved } from './schema.ts';

type Value = unknown;
interface FieldProps {
  schema: Schema;
  document: Document;
  value: Value;
  change: (value: Value) => void;
  /** What the API said of each field, by its path: `resources.0.items`. */
  errors: Record<string, string>;
  path: string;
  label: string;
  needed: boolean;
  without: readonly string[];
}

export interface FormProps {
  schema: Schema;
  document: Document;
  value: Value;
  change: (value: Value) => void;
  errors: Record<string, string>;
  /** Fields that are asked for elsewhere, by their paths. */
  without?: string[];
}

type Fields = Record<string, Value>;
const fieldsOf = (value: Value): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

/** The name of a field: by the contract, or as the console calls it. */
export const labelOf = (name: string, schema: Schema, document: Document): string =>
  spokenPart(resolved(schema, document).title) || name;

/** What was filled in, with null where there has to be an answer and none was given. */
export function completed(schema: Schema, document: Document, value: unknown): unknown {
  const { properties = {}, required = [] } = resolved(schema, document);
  const open = required.filter(
    (name) => fieldsOf(value)[name] === undefined && resolved(properties[name] ?? {}, document).nullable,
  );
  return open.length === 0 ? value : { ...fieldsOf(value), ...Object.fromEntries(open.map((name) => [name, null])) };
}

/** A form made of the contract: a field for each field, with its title and explanation, limits, and what was refused about it. */
export function SchemaForm({ schema, document, value, change, errors, without = [] }: FormProps) {
  return (
    <Properties
      schema={resolved(schema, document)}
      document={document}
      value={value}
      change={change}
      errors={errors}
      path=""
      without={without}
    />
  );
}

const within = (path: string, name: string) => (path ? `${path}.${name}` : name);

function Properties({ schema, ...props }: Omit<FieldProps, 'label' | 'needed'>) {
  const { document, value, change, errors, path, without } = props;
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice) return <Variants {...props} schema={schema} choice={choice.map((each) => resolved(each, document))} />;
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => !without.includes(within(path, name)));
  return fields.map(([name, field]) => (
    <Field
      key={name}
      schema={resolved(field, document)}
      document={document}
      label={labelOf(name, field, document)}
      needed={schema.required?.includes(name) ?? false}
      value={fieldsOf(value)[name]}
      change={(next) => change(withField(fieldsOf(value), name, next))}
      errors={errors}
      path={within(path, name)}
      without={without}
    />
  ));
}

function withField(fields: Fields, name: string, next: Value): Fields {
  const { [name]: _, ...others } = fields;
  return next === undefined || next === '' ? others : { ...others, [name]: next };
}

/** The lists that a form has to have and that may be empty: nobody fills in that there is nothing. */
const emptyLists = ({ properties = {}, required = [] }: Schema, document: Document): Fields =>
  Object.fromEntries(
    required
      .map((name) => [name, resolved(properties[name] ?? {}, document)] as const)
      .filter(([, { type, minItems = 0 }]) => type === 'array' && minItems === 0)
      .map(([name]) => [name, []]),
  );

/** One of several forms. What tells them apart is a field with a fixed value. */
function Variants({ choice, ...props }: Omit<FieldProps, 'label' | 'needed'> & { choice: Schema[] }) {
  const { value, change, path, without } = props;
  const fixedOf = (schema: Schema) =>
    Object.entries(schema.properties ?? {}).find(([, field]) => field.const !== undefined) ?? ['', {}];
  const chosen = choice.findIndex((each) => {
    const [name, field] = fixedOf(each);
    return fieldsOf(value)[name] === field.const;
  });
  const schema = choice[chosen];
  const own = [...without, within(path, fixedOf(schema ?? {})[0])];
  const form = schema ? <Properties {...props} schema={{ ...schema, oneOf: undefined }} without={own} /> : null;
  // Which form it is, is decided elsewhere.
  if (schema && without.includes(within(path, fixedOf(schema)[0]))) return form;
  const choose = (at: number) => {
    const [name, field] = fixedOf(choice[at] ?? {});
    change(name ? { ...emptyLists(choice[at] ?? {}, props.document), [name]: field.const } : path ? undefined : {});
  };
  return (
    <div className="field">
      <select aria-label={words.choose} value={chosen} onChange={({ target }) => choose(Number(target.value))}>
        <option value={-1}>{words.choose}</option>
        {choice.map((each, at) => {
          // The title of the field is the name of the choice itself, not of what is chosen.
          const value = String(fixedOf(each)[1].const);
          return (
            <option key={value} value={at}>
              {spokenPart(each.title) || nameOf('values', value)}
            </option>
          );
        })}
      </select>
      {form ? <div className="group">{form}</div> : null}
    </div>
  );
}

function Field(props: FieldProps) {
  const { schema, label, needed, path, errors, document, value, change, without } = props;
  const id = useId();
  const wrong = errors[path];
  const hint = spokenPart(schema.description);
  const kind = schema.type;
  const grouped = kind === 'object' || kind === 'array' || (!kind && (schema.oneOf ?? schema.anyOf));
  const title = (
    <>
      {label}
      {needed ? <span aria-hidden="true"> *</span> : null}
    </>
  );
  const said = (
    <>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </>
  );
  if (grouped)
    return (
      <fieldset className="field">
        <legend className="label">{title}</legend>
        {said}
        {kind === 'array' ? (
          <List {...props} />
        ) : (
          <div className="group">
            <Properties {...{ schema, document, value, change, errors, path, without }} />
          </div>
        )}
        {wrong ? <p className="wrong">{wrong}</p> : null}
      </fieldset>
    );
  return (
    <div className="field">
      {kind === 'boolean' ? null : <label htmlFor={id}>{title}</label>}
      {said}
      <Input {...props} id={id} />
      {wrong ? (
        <p className="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      ) : null}
    </div>
  );
}

function Input({ schema, id, label, needed, value, change, errors, path }: FieldProps & { id: string }) {
  const wrong = errors[path];
  const offered = offeredAt(useContext(OffersOfForm), path);
  const common = {
    id,
    'data-field': path,
    'aria-required': needed,
    'aria-invalid': Boolean(wrong),
    'aria-describedby':
      [schema.description ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ') || undefined,
  };
  const text = value === undefined ? '' : String(value);
  const set = ({ target }: { target: { value: string } }) => change(target.value);
  if (schema.type === 'boolean')
    return (
      <label>
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => change(target.checked ? true : schema.const === true ? undefined : false)}
        />{' '}
        {label}
      </label>
    );
  if (offered)
    return (
      <select {...common} value={text} onChange={set}>
        <option value="">{words.choose}</option>
        {offered.map(({ id: one, name }) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    );
  if (schema['x-of'] && path !== 'id') return <Choice of={schema['x-of']} common={common} value={text} set={change} />;
  if (schema.enum)
    return (
      <select {...common} value={text} onChange={set}>
        <option value="">{words.choose}</option>
        {schema.enum.map((each) => (
          <option key={each} value={each}>
            {schema.names?.[each] ?? nameOf('values', each)}
          </option>
        ))}
      </select>
    );
  if (schema.type === 'integer' || schema.type === 'number')
    return (
      <input
        {...common}
        type="number"
        value={text}
        onChange={({ target }) => change(target.value === '' ? undefined : Number(target.value))}
      />
    );
  if (schema.format === 'date') return <input {...common} type="date" value={text} onChange={set} />;
  if (schema.format === 'date-time')
    return (
      <input
        {...common}
        type="datetime-local"
        value={text.slice(0, 'YYYY-MM-DDTHH:mm'.length)}
        onChange={({ target }) => change(target.value === '' ? undefined : `${target.value}:00+08:00`)}
      />
    );
  if (schema.format === 'email') return <input {...common} type="email" value={text} onChange={set} />;
  if ((schema.maxLength ?? 0) > 120)
    return <textarea {...common} rows={3} maxLength={schema.maxLength} value={text} onChange={set} />;
  return <input {...common} maxLength={schema.maxLength} value={text} onChange={set} />;
}

function List({ schema, document, label, value, change, errors, path, without }: FieldProps) {
  const items = Array.isArray(value) ? (value as Value[]) : [];
  const item = resolved(schema.items ?? {}, document);
  const set = (at: number, next: Value) => change(items.map((each, index) => (index === at ? next : each)));
  const offered = offeredAt(useContext(OffersOfForm), path);
  const ticked =
    item.enum?.map((id) => ({ id, name: nameOf('values', id) })) ?? (item.type === 'string' ? offered : undefined);
  if (ticked)
    return (
      <div className="choices">
        {ticked.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={items.includes(id)}
              onChange={({ target }) => change(target.checked ? [...items, id] : items.filter((other) => other !== id))}
            />{' '}
            {name}
          </label>
        ))}
      </div>
    );
  return (
    <>
      {items.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item of a form has no name of its own
        <div className="group" key={at}>
          {item.type === 'object' || item.oneOf || item.anyOf ? (
            <Properties
              schema={item}
              document={document}
              value={each}
              change={(next) => set(at, next)}
              errors={errors}
              path={`${path}.${at}`}
              without={without}
            />
          ) : (
            <Field
              schema={item}
              document={document}
              value={each}
              change={(next) => set(at, next ?? '')}
              errors={errors}
              path={`${path}.${at}`}
              label={`${label} ${at + 1}`}
              needed
              without={without}
            />
          )}
          <button type="button" className="plain" onClick={() => change(items.filter((_, index) => index !== at))}>
            {words.remove}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => change([...items, item.type === 'object' ? {} : ''])}>
        {words.add(label)}
      </button>
    </>
  );
}
