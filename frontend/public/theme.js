// Runs before anything is painted: a page that turned dark only later would flash.
const theme = localStorage.getItem('interstake.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
