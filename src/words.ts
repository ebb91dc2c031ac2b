import type { Code, Diagnostic, DiagnosticOf, Params } from './diagnostic.js'
import {
  article,
  choices,
  cure,
  either,
  end,
  formatName,
  instead,
  leaveOut,
  literal,
  lower,
  mean,
  named,
  part,
  perhaps,
  quoted,
  rename,
  shape,
  span,
  types,
  wontDo,
} from './phrases.js'

type Words = { readonly [C in Code]: (params: Params<C>, diagnostic: DiagnosticOf<C>) => string }

/** The sentence of each code: what is wrong, once, and what to do. */
const words: Words = {
  'media-type-unsupported': ({ found, supported }) =>
    `The server does not take Content-Type ${quoted(found)}: send exactly ${either(supported)}.`,

  'text-encoding': ({ encoding, offset }) =>
    encoding === 'UTF-16'
      ? 'The text is UTF-16: save it as UTF-8, without a byte order mark.'
      : `Byte ${offset} is not UTF-8: save the text as UTF-8.`,
  'text-byte-order-mark': () => 'The text begins with a byte order mark, which is not JSON: save it without one.',
  'text-malformed': ({ reason }) => `This is not JSON: ${reason}.`,
  'member-duplicate': ({ member, count }) =>
    `Member ${quoted(member)} stands here ${count} times: the server reads the last one only. Keep one.`,

  'body-empty': () => 'The body is empty: an array of operations is wanted.',
  'body-unreadable': () =>
    'The body, or the image, cannot be read: a member throws, or is nested too deep. Pass what JSON.parse gives.',
  'body-not-array': ({ found, encoded, operation }) =>
    encoded
      ? 'The body is a string that holds JSON text: it was encoded twice. Send the text itself.'
      : `The body is ${named(found)}, but an array of operations is wanted: ${operation ? 'put [ and ] around it' : `[${shape('v2.1')}]`}.`,
  'body-not-object': ({ found }) => `The body is ${named(found)}, but a JSON object is wanted.`,
  'body-without-operations': () => 'The body has no operations: nothing changes.',
  'format-mismatch': ({ found, expected, mediaType }) =>
    `The body is written in ${found}, but ${expected.join(' or ')} is wanted here: write operations like ${shape(expected[0] ?? '')}${mediaType === undefined ? '' : `, or send it as ${mediaType}`}.`,

  'operation-not-object': ({ found }) => `An operation is an object like ${shape('v2.1')}; this is ${named(found)}.`,
  'operation-format-mismatch': ({ found, expected }) =>
    `This operation is written in ${found}, the body in ${expected}: write it like ${shape(expected)}.`,
  'op-missing': ({ allowed, format, similar }) =>
    format !== 'v2.0'
      ? `The operation has no "op": ${similar === undefined ? `add "op" with ${choices(allowed)}` : rename(similar, 'op')}.`
      : `The operation has no member ${choices(allowed)}: in v2.0 one of them holds the path.`,
  'op-unknown': ({ op, allowed, similar }) =>
    `${quoted(op)} is no operation here; there are ${either(allowed.map(quoted), 'and')}.${mean(similar)}`,
  'op-ambiguous': ({ members }) =>
    `The operation has ${either(members.map(quoted), 'and')}: keep one, or make one operation of each.`,
  'path-missing': ({ op, member = 'path', similar }) =>
    `The ${op} operation has no ${quoted(member)}: ${similar === undefined ? `add ${quoted(member)} with "/" and the name of the attribute` : rename(similar, member)}.`,
  'path-not-string': ({ found }) => `The path is ${named(found)}: a string such as "/name" is wanted.`,
  'path-syntax': ({ path, fault }) =>
    fault === 'escape'
      ? `The path ${quoted(path)} has a "~" that neither 0 nor 1 follows: write "~0" for "~" and "~1" for "/".`
      : fault === 'adjacent' || fault === 'trailing'
        ? `The path ${quoted(path)} has ${fault === 'trailing' ? 'a "/" at its end' : 'an empty part'}: write "/" and the name of the attribute, with "~1" for a "/" in it.`
        : `The path ${quoted(path)} does not begin with "/": write "/" and the name of the attribute.`,
  'path-unusual': ({ path, read }) =>
    `The server reads the path ${quoted(path)} as ${quoted(read)}, but others will not: write ${quoted(read)}.`,
  'path-depth': ({ path, attribute, depth, wants, advice, closed }) =>
    wants === 1 && closed
      ? `The path ${quoted(path)} leads into ${quoted(attribute)}, which cannot be changed here${advice === undefined ? ': leave it out.' : `. ${advice}`}`
      : wants === 1
        ? `The path ${quoted(path)} has ${depth} parts, but only whole attributes can be changed${advice === undefined ? `: set ${quoted(`/${attribute}`)} as a whole, or write "~1" for a "/" in a name.` : `. ${advice}`}`
        : `The path ${quoted(path)} has ${depth === 1 ? 'one part' : `${depth} parts`}, but this op wants ${wants} of ${quoted(attribute)}.${instead(advice)}`,
  'value-missing': ({ op, similar }) =>
    `The ${op} operation has no "value": ${similar === undefined ? 'add one' : rename(similar, 'value')}.`,
  'value-ignored': ({ op }) => `The server ignores the value of a ${op}: leave it out.`,
  'member-ignored': ({ member }) => `The server ignores member ${quoted(member)}: leave it out.`,

  'attribute-read-only': ({ attribute, advice }) =>
    `${quoted(attribute)} cannot be changed here${advice === undefined ? ': leave it out.' : `. ${advice}`}`,
  'attribute-reserved': ({ attribute, prefix }) =>
    `${quoted(attribute)} cannot be changed: names that begin with ${quoted(prefix)} belong to the server.`,
  'attribute-unknown': ({ attribute, similar, closed }) =>
    `There is no attribute ${quoted(attribute)} here.${mean(similar, closed)}`,
  'attribute-similar': ({ attribute, similar, closed }) =>
    `${quoted(attribute)} would be a custom attribute.${mean(similar, closed)}`,
  'attribute-name': ({ attribute, wants, similar, closed }, { severity }) =>
    `The name ${quoted(attribute)} ${wontDo(severity)}: wants ${wants}.${mean(similar, closed)}`,
  'attribute-advice': ({ attribute, advice }) => `${quoted(attribute)}: ${advice}`,
  'attribute-not-settable': ({ attribute, advice }) =>
    `${quoted(attribute)} can be removed, but not set.${instead(advice)}`,
  'attribute-not-removable': ({ attribute, advice, neutral }) =>
    `${quoted(attribute)} cannot be removed: set it to ${neutral === undefined ? 'another value' : literal(neutral)}.${instead(advice)}`,

  'value-type': ({ attribute, wants, found }, { severity, suggestion, pointer }) =>
    severity === 'error'
      ? `${part(attribute, pointer)} wants ${types(wants)}, not ${named(found)}${cure(suggestion)}.`
      : `${part(attribute, pointer)} is better written as ${types(wants)} than as ${named(found)}${cure(suggestion)}.`,
  'value-not-allowed': ({ attribute, allowed, found, wants, similar }, { severity, pointer }) =>
    `${part(attribute, pointer)} ${severity === 'error' ? 'does' : 'may'} not take ${found}: wants ${wants ?? (allowed === undefined ? 'another value' : choices(allowed))}.${mean(similar)}`,
  'value-length': ({ attribute, minimum, maximum, found, unit }, { severity, pointer }) =>
    `${part(attribute, pointer)} has ${found} ${unit}${perhaps(severity)}: wants ${span(minimum, maximum)}.`,
  'value-pattern': ({ attribute, wants }, { severity, pointer }) =>
    `The value of ${lower(part(attribute, pointer))} ${wontDo(severity)}: wants ${wants}.`,
  'value-range': ({ attribute, minimum, maximum, found }, { severity, pointer }) =>
    `${part(attribute, pointer)} is ${found}${perhaps(severity)}: wants ${span(minimum, maximum)}.`,
  'value-members': ({ attribute, missing, unknown }) =>
    missing === undefined
      ? `The value of ${quoted(attribute)} has an unknown member ${quoted(unknown ?? '')}: leave it out.`
      : `The value of ${quoted(attribute)} has no member ${quoted(missing)}: add it.`,

  'image-missing': () => 'There is no such image, or the caller cannot see it.',
  'image-status': ({ status, wants, attribute }) =>
    `The image is ${status}: ${attribute === undefined ? 'it' : quoted(attribute)} can only be changed while it is ${either(wants)}.`,
  'role-required': ({ role, attribute, value }) =>
    `Only ${article(role)} may set ${quoted(attribute)}${value === undefined ? '' : ` to ${literal(value)}`}.`,
  'setting-required': ({ setting, attribute }) =>
    `${quoted(attribute)} can only be changed where ${setting} is switched on: leave it out.`,
  'image-not-owned': ({ attribute }) =>
    `An earlier operation gives the image away (${quoted(attribute)}), and only its owner may do this: put it before that one.`,
  'image-given-away': ({ attribute, to, sure }) =>
    `${sure ? 'This' : `Unless ${literal(to)} owns it already, this`} gives the image away (${quoted(attribute)}): you can then change it no more. Leave it out.`,
  'server-fails': ({ attribute }) =>
    `The server fails when ${quoted(attribute)} is set, which is one of its own names: take another one.`,
  'value-fixed': ({ attribute, same }) =>
    `${quoted(attribute)} can only be set to the ${quoted(same)} that the image has: leave it out.`,
  'attribute-absent': ({ attribute, op, removed }) =>
    `${quoted(attribute)} cannot be ${op === 'remove' ? 'removed' : 'replaced'}: ${removed ? 'an earlier operation has removed it' : 'the image does not have it'}${op === 'remove' ? '' : '. Use add'}.`,
  'attribute-present': ({ attribute, base }) =>
    `${quoted(attribute)} cannot be added: ${base ? 'every image has it' : 'it is there already'}. Use replace.`,
  'add-disputed': ({ attribute }) =>
    `The documents say that add overwrites ${quoted(attribute)}, but Glance answers 409 to a v2.0 add of what is there. Use replace for what exists.`,

  'quota-exceeded': ({ found, limit }) =>
    `The image would have ${found} custom attributes, but at most ${limit} are allowed: remove ${found - limit} in the same body.`,
  'constraint-excludes': ({ attribute, others, closed }, { severity }) =>
    severity === 'error'
      ? `${end(attribute)} cannot be together with ${either(others.map(end))}: ${closed === undefined ? 'remove one or the other in the same body' : leaveOut(attribute, others, closed)}.`
      : `${end(attribute)} may conflict with ${either(others.map(end))}: ${closed === undefined ? 'change one or the other' : leaveOut(attribute, others, closed)}.`,
  'constraint-requires': ({ attribute, others, closed }, { severity }) =>
    `${end(attribute)} ${severity === 'error' ? 'needs' : 'is only of use with'} ${either(others.map(end), 'and')} beside it${closed === undefined ? '' : `: ${leaveOut(attribute, [], closed)}`}.`,
  'constraint-at-most': ({ attribute, other, found, limit, closed }) =>
    `${quoted(attribute)} is ${found}, more than ${quoted(other)}, which is ${limit}: ${closed === undefined ? 'lower the one or raise the other' : closed.includes(other) ? `lower ${quoted(attribute)}` : `raise ${quoted(other)}`}.`,

  'body-kept-in-part': ({ attribute }) =>
    `The server saves ${quoted(attribute)} last: when it refuses them, everything else that the body does is kept all the same.`,

  'precondition-dropped': ({ attribute, op, to, precondition }) =>
    `This ${op} fails where ${quoted(attribute)} is ${precondition === 'absent' ? 'there already' : 'not there'}; what stands for it in ${formatName(to)} does not.`,
  'precondition-added': ({ attribute, op, to, precondition }) =>
    `This ${op} works on every image; what stands for it in ${formatName(to)} fails unless ${quoted(attribute)} is ${precondition === 'absent' ? 'not there' : 'there'}.`,
  'operation-unsaid': ({ attribute, op, to }) =>
    `${formatName(to)} says only what becomes of ${quoted(attribute)} in the end: this ${op} can no longer fail.`,
  'operation-untranslatable': ({ attribute, op, to, reason }) =>
    untranslatable[reason](quoted(attribute), op, formatName(to ?? '')),
  'value-respelled': ({ attribute, from, to }) =>
    `The value of ${quoted(attribute)} is written ${literal(to)} here, not ${literal(from)}.`,
  'attribute-left-out': ({ attribute, cause, advice }) =>
    `${quoted(attribute)} is left out: ${causes[cause] ?? 'it cannot be changed here'}.${instead(advice)}`,
  'attribute-reset': ({ attribute, neutral }) =>
    `${quoted(attribute)} cannot be removed: it is set to ${literal(neutral)} instead.`,
}

/** Why an operation cannot be said. */
const untranslatable: {
  readonly [R in Params<'operation-untranslatable'>['reason']]: (name: string, op: string, to: string) => string
} = {
  undecided: (name, op, to) =>
    `${to} has no ${op} that works whether ${name} is there or not: give the image, or say what to assume.`,
  role: (name, op, to) => `${to} has no operation that this caller may use to ${op} ${name}.`,
  'no-op': (_name, op, to) => `${to} has no operation that does what this ${op} does.`,
  null: name => `A merge patch cannot set ${name} to null: it would remove it. Use another format.`,
  object: name =>
    `A merge patch cannot set ${name} to an object: it would be merged into what is there. Use another format.`,
  number: name => `The value of ${name} has a number that JavaScript cannot keep: it may be written as another one.`,
  name: name => `No path leads to ${name} there: the server reads it as another name.`,
  nested: (name, op, to) =>
    `${to} cannot say this ${op}: ${name} leads into an attribute. Change the attribute as a whole.`,
  part: (name, op, to) => `${to} cannot say this ${op}: the server takes it of what is in ${name}, and of no whole.`,
  image: (name, op) => `What this ${op} does hangs on the value of ${name}: give the image.`,
  entry: (_name, op) =>
    `This ${op} is worked out by the translate and apply of openstack-image-patch/json-patch: use those.`,
  test: name => `The image is not as this test wants it (${name}): nothing of the body would be done.`,
  target: (name, op) => `This ${op} does not fit the image (${name}): nothing of the body would be done.`,
}

/** Why an attribute is left out of a difference, where the code of the refusal says more than that it cannot be changed. */
const causes: Readonly<Record<string, string>> = {
  'attribute-unknown': 'there is no such attribute here',
  'attribute-name': 'that name cannot be kept',
  'attribute-not-removable': 'it cannot be removed',
  'attribute-not-settable': 'it cannot be set',
  'role-required': 'another role is wanted for that',
  'setting-required': 'the deployment has not switched that on',
  'image-status': 'not while the image has this status',
  stored: 'what GET shows of it is not what was set',
  path: 'no path leads to it, since the server reads another name',
}

/** The sentence of a diagnostic for people, in English: what is wrong and what to do. What it does not
 * know, as a code of a later version, is told by its code. */
export function describe(diagnostic: Diagnostic): string {
  // A diagnostic's code decides the type of its parameters; the union cannot be followed through the table.
  const sentence = Object.hasOwn(words, diagnostic.code)
    ? (words[diagnostic.code] as (params: unknown, diagnostic: Diagnostic) => string)
    : undefined
  try {
    return sentence?.(diagnostic.params, diagnostic) ?? `${diagnostic.code}.`
  } catch {
    return `${diagnostic.code}.`
  }
}
