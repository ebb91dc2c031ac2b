export interface Document {
  readonly title: string
  /** An address or a repository with its commit, where it is public. */
  readonly where?: string
}

/** The documents that the `sources` of rulesets name by the first word. `003 5.1.2` is its section, `glance D6` its row. */
export const documents = {
  '000': { title: 'Huawei Cloud IMS guide: Updating Image Information' },
  '001': { title: 'IMS API Reference: Modifying an Image (Native OpenStack API V2, Deprecated), 2025-10-22' },
  '002': {
    title: 'Open Telekom Cloud IMS API Reference: Updating Image Information (Native OpenStack API)',
    where: 'https://github.com/opentelekomcloud-docs/image-management-service',
  },
  '003': { title: 'IMS API Reference, Paris region, 2023' },
  '004': { title: 'IMS API Reference: Creating Image Metadata (Native OpenStack API V2, Deprecated)' },
  glance: { title: 'Recorded answers of Glance 25.1.0, the same on upstream master of July 2026, by row' },
  'glance-src': { title: 'Glance, source code', where: 'https://github.com/openstack/glance at c76abb0' },
  'huawei-intl': {
    title: 'Huawei Cloud IMS API Reference, international: Updating Image Information, 2024-12-20 and 2026-02-05',
    where: 'https://support.huaweicloud.com/intl/, ims_03_0604',
  },
  'huawei-zh': {
    title: 'Huawei Cloud IMS API Reference, Chinese',
    where: 'https://github.com/huaweicloudDocs/ims at 530b5c7',
  },
  'huawei-sdk': {
    title: 'Huawei Cloud SDK for Go v3, services/ims/v2/model',
    where: 'https://github.com/huaweicloud/huaweicloud-sdk-go-v3 at 1cd70eb',
  },
  'huawei-terraform': {
    title: 'Terraform provider for Huawei Cloud, huaweicloud/services/ims',
    where: 'https://github.com/huaweicloud/terraform-provider-huaweicloud at a0345b8',
  },
  'huawei-iec': { title: 'Huawei Intelligent EdgeCloud API Reference: ListCloudImages' },
  'otc-docs': {
    title: 'Open Telekom Cloud IMS documents, current',
    where: 'https://github.com/opentelekomcloud-docs/image-management-service at 7f136da',
  },
} as const satisfies Readonly<Record<string, Document>>
