import { mount } from 'svelte'
import './styles/type.css'
import './styles/theme.css'
import './styles/base.css'
import './styles/views.css'
import './styles/print.css'
import App from './App.svelte'

mount(App, { target: document.getElementById('room') ?? document.body })
