/** Internal number of an organization (the account system's text id maps to it). */
export type OrganizationNo = number

export type OrganizationStore = {
  /** Number of the organization with this account-system id; made when it is new. */
  numberOf(id: string, name: string): Promise<OrganizationNo>
  list(): Promise<{ no: OrganizationNo; id: string; name: string }[]>
}
