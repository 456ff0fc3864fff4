import { mount, Page } from '../common/page'

mount(<Page title="Palier"><h1>Palier</h1></Page>)
