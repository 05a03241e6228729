/** What several texts end with. */
export const again = 'Verzamel de hash opnieuw op het apparaat en gebruik de nieuwe.'
export const otherwise = 'Lukt dat niet: verzamel de hash opnieuw op het apparaat.'
