interface Words {
  readonly title: string
  readonly members?: { readonly [member: string]: string }
}

const value = {
  title: 'value rule',
  members: {
    type: 'The JSON types that are allowed.',
    enum: 'The values that are allowed.',
    not: 'Values that are not allowed.',
    minLength: 'The least length of a string, in code points.',
    maxLength: 'The greatest length of a string, in code points.',
    minimum: 'The least number.',
    maximum: 'The greatest number.',
    maxItems: 'The greatest number of items of an array.',
    items: 'The rule for each item of an array.',
    required: 'The members that an object must have.',
    properties: 'The rules for members of an object.',
    additionalProperties: 'false: no other members than those of properties.',
  },
}

/** What editors show of the parts of a ruleset, beside what its schema in the source says already. */
export const ruleset: Words = {
  title: 'image-patch ruleset',
  members: {
    $schema: 'Where the JSON Schema of rulesets is.',
    title: 'The endpoint in a few words.',
    meanings: 'Where an op means something else here than the table of its format says.',
    constraints: 'The rules about several attributes.',
    demands: 'Demands of the endpoint on the image or the caller, whatever the body.',
  },
}

export const definitions: { readonly [definition: string]: Words } = {
  severity: { title: 'severity; without it: error' },
  answer: {
    title: 'answer of the server',
    members: {
      status: 'The HTTP status.',
      code: 'The error code, as "IMG.0035".',
      presumed: 'A reading, not recorded.',
    },
  },
  answers: { title: 'answers of the server' },
  meanings: { title: 'meanings of the ops of a format' },
  meaning: {
    title: 'meaning of an op',
    members: { precondition: 'What must be true of the attribute before the operation; none demands nothing.' },
  },
  innerRule: value,
  valueRule: {
    ...value,
    members: {
      ...value.members,
      severity: 'Without it: error. What is no error is told, and not enforced.',
      answer: 'What the server answers to a value that fails.',
    },
  },
  demand: {
    title: 'demand on the image or the caller',
    members: {
      status: 'The image must have one of these statuses.',
      role: 'The caller must have this role.',
      value: 'Only when the operation sets this value.',
      precondition: 'Only for operations with this precondition.',
      before: 'Judged before the server asks whether the attribute exists; without it, after.',
    },
  },
  attribute: {
    title: 'attribute',
    members: {
      title: 'What the attribute is, in a few words.',
      presence: 'A base attribute: exists on every image.',
      default: 'The value of a base attribute where a given image does not list it.',
      value: 'The rules for its values, each with a severity and an answer of its own.',
      advice:
        'What to do instead, as a sentence; where the attribute may be edited, every operation on it is then a warning.',
      demands: 'Demands on the image or the caller.',
      aliases: 'Other spellings that documents print by mistake; each answers "did you mean".',
    },
  },
  custom: {
    title: 'attributes that are not listed',
    members: {
      title: 'What such an attribute is called.',
      value: 'The rules for their values.',
      name: 'The rules for their names.',
      reserved: 'Names that begin so belong to the server.',
    },
  },
  end: { title: 'attribute that is there, or that is there with a value' },
  constraint: {
    title: 'rule about several attributes',
    members: {
      kind: 'excludes: none of the others may be there together with the attribute. requires: all of the others must be there when the attribute is. atMost: the number in the attribute must not be above that in any of the others.',
      attribute: 'The attribute that the rule is about.',
      others: 'The attributes beside it.',
      off: 'Only for excludes: a value with which an attribute counts as switched off; the conflict is then a warning.',
      severity: 'Without it: error. Always a warning or info for atMost.',
    },
  },
}
