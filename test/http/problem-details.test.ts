import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type ProblemOptions, toProblemDetails } from '../../src/http.js'
import { compile, type Diagnostic, type Report, rulesets, describe as sentence } from '../../src/index.js'
import { faultyBody } from '../arbitraries/body.js'
import { json } from '../arbitraries/json.js'
import { cloudImagesVocabulary, glanceVocabulary } from '../arbitraries/vocabulary.js'
import { resolves } from '../laws/resolve.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

const glance = compile(rulesets.glance)
const cloudImages = compile(rulesets['ims-cloudimages'])
const v21 = { mediaType: 'application/openstack-images-v2.1-json-patch' }
const add = (path: string, value: unknown) => ({ op: 'add', path, value })

describe('toProblemDetails', () => {
  it('tells what the server would answer, and all that is wrong', () => {
    const body = [add('/hw_firmware_type', 7), add('/status', 'active'), { op: 'remove', path: '/name' }]
    const report = glance.validate(body, v21)
    expect(toProblemDetails(report, { instance: '/v2/images/1' })).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: report.refusal === undefined ? '' : sentence(report.refusal),
      instance: '/v2/images/1',
      errors: [
        {
          code: 'value-type',
          pointer: '#/0/value',
          detail: '"hw_firmware_type" wants a string, not an integer: write "7".',
        },
        { code: 'attribute-read-only', pointer: '#/1/path', detail: expect.stringContaining('"status"') },
        { code: 'attribute-not-removable', pointer: '#/2/path', detail: expect.stringContaining('"name"') },
      ],
    })
  })

  it.each<[string, Report, number, string]>([
    ['a media type', glance.validate([], { mediaType: 'text/plain' }), 415, 'Unsupported Media Type'],
    ['no such image', glance.validate([], { image: null }), 404, 'Not Found'],
    ['a conflict', glance.validate([{ op: 'remove', path: '/x' }], { image: {} }), 409, 'Conflict'],
    ['a role', glance.validate([add('/visibility', 'public')], v21), 403, 'Forbidden'],
    ['a creation', compile(rulesets['ims-images-create']).validateCreate(1), 400, 'Bad Request'],
  ])('has the status and its phrase: %s', (_, report, status, title) => {
    expect(toProblemDetails(report)).toMatchObject({ type: 'about:blank', title, status })
  })

  it('answers 400 where the status hangs on the image', () => {
    // 409 where the image has no x, else 403.
    const report = glance.validate(['/x', '/name'].map(path => ({ op: 'remove', path })))
    expect(report).not.toHaveProperty('status')
    expect(toProblemDetails(report)).toMatchObject({ status: 400, title: 'Bad Request' })
  })

  it.each([
    [418, 'Bad Request'],
    [507, 'Internal Server Error'],
    [307, 'Bad Request'],
  ])('names %d, which no endpoint answers, by its class', (status, title) => {
    expect(toProblemDetails({ ...glance.validate(1), status })).toMatchObject({ status, title })
  })

  it.each<[string, ProblemOptions, string, string]>([
    ['one type', { type: 'https://example.com/refused' }, 'https://example.com/refused', 'Image patch refused'],
    ['a type for each code', { type: code => `/rules#${code}` }, '/rules#body-not-array', 'Body not array'],
    ['no type for this code', { type: () => 'about:blank' }, 'about:blank', 'Bad Request'],
  ])('takes %s', (_, options, type, title) => {
    expect(toProblemDetails(glance.validate(1), options)).toMatchObject({ type, title })
  })

  it.each([
    ['/0/value', '#/0/value'],
    ['', '#'],
    ['/0/value/a b', '#/0/value/a%20b'],
    ['/0/value/50%', '#/0/value/50%25'],
    ['/0/value/#1', '#/0/value/%231'],
    ['/0/value/c^d"e<f>g`h|i\\j', '#/0/value/c%5Ed%22e%3Cf%3Eg%60h%7Ci%5Cj'],
    ['/0/value/[x]{y}', '#/0/value/%5Bx%5D%7By%7D'],
    ['/0/value/é😀', '#/0/value/%C3%A9%F0%9F%98%80'],
    ['/0/value/m~0n~1o?=&', '#/0/value/m~0n~1o?=&'],
    ['/0/value/\ud800', '#/0/value/%EF%BF%BD'],
  ])('writes the pointer %j as a fragment', (pointer, fragment) => {
    const diagnostic: Diagnostic = { code: 'body-empty', severity: 'error', params: {}, pointer }
    const report: Report = { ...glance.validate(1), diagnostics: [diagnostic] }
    expect(toProblemDetails(report).errors[0]?.pointer).toBe(fragment)
  })

  it('says nothing of warnings', () => {
    const report = cloudImages.validate([add('/__support_kvm_hi1822_hiovs', 'true'), add('/min_ram', 'x')])
    const warned: Report = {
      ...report,
      diagnostics: report.diagnostics.map((each, index) => (index === 0 ? { ...each, severity: 'warning' } : each)),
    }
    expect(report.diagnostics.length).toBeGreaterThan(0)
    expect(toProblemDetails(warned).errors).toHaveLength(report.diagnostics.length - 1)
  })

  it('throws on what is no problem, and on options that cannot be', () => {
    const accepted = glance.validate([add('/name', 'x')])
    expect(() => toProblemDetails(accepted)).toThrow('report: one of a refused body wanted, not accepted')
    const refused = glance.validate(1)
    expect(() => toProblemDetails(refused, { type: 7 } as unknown as ProblemOptions)).toThrow(TypeError)
    expect(() => toProblemDetails(refused, 'about:blank' as unknown as ProblemOptions)).toThrow(TypeError)
    expect(() => toProblemDetails(refused, { instance: null } as unknown as ProblemOptions)).toThrow('options.instance')
    expect(() => toProblemDetails(refused, { type: () => 5 } as unknown as ProblemOptions)).toThrow('options.type')
  })

  it('is JSON whose pointers are fragments that lead into the body', () => {
    const bodies = fc.oneof(
      json,
      faultyBody(glanceVocabulary, 'v2.1'),
      faultyBody(glanceVocabulary, 'v2.0'),
      faultyBody(cloudImagesVocabulary, 'v2.1'),
    )
    fc.assert(
      fc.property(fc.constantFrom(glance, cloudImages), bodies, (validator, body) => {
        const report = validator.validate(body)
        fc.pre(report.verdict === 'refused')
        const problem = toProblemDetails(report)
        expect(JSON.parse(JSON.stringify(problem))).toEqual(problem)
        expect(problem.errors.length).toBeGreaterThan(0)
        for (const { pointer } of problem.errors) {
          expect(pointer).toMatch(/^#(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-F]{2})*$/)
          expect(resolves(body, decodeURIComponent(pointer.slice(1)))).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
