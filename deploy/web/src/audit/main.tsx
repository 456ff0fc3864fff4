import { mount } from '../common/page'
mount(null)
