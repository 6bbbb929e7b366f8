/** Seconds for which a message can be executed: so few that some expire when clocks are moved. */
export const messageExpiry = 3_600
